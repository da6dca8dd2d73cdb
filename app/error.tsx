"use client";

import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-4 py-24 text-center">
      <h1 className="text-3xl font-semibold">Something went wrong on our side</h1>
      <p className="mt-3 mb-8 text-muted">Nothing you entered was charged. Please try again in a moment.</p>
      <Button type="button" onClick={reset}>
        Try again
      </Button>
    </main>
  );
}
