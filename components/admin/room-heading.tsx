import Link from "next/link";

type Props = { room: { href: string; title: string }; title: string; note?: string };

/** The heading of one thing, below the way back to all of them. */
export function RoomHeading({ room, title, note }: Props) {
  return (
    <div className="mb-6">
      <p className="mb-2 text-sm">
        <Link href={room.href} className="underline underline-offset-4">
          {room.title}
        </Link>
      </p>
      <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
      {note ? <p className="mt-1 text-muted">{note}</p> : null}
    </div>
  );
}
