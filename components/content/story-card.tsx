import { Picture } from "@/components/catalog/picture";
import { Link } from "@/components/i18n/link";
import type { Story } from "@/lib/content/list-stories";

/** A story of the merchant's, announced. */
export function StoryCard({ story }: { story: Story }) {
  return (
    <article className="group relative">
      <div className="overflow-hidden rounded-2xl bg-line/40">
        <Picture
          image={story.image}
          decorative
          sizes="(min-width: 1312px) 405px, (min-width: 768px) 31vw, 92vw"
          maxWidth={960}
          className="aspect-[3/2] transition duration-500 group-hover:scale-[1.025]"
        />
      </div>
      <h3 className="mt-5 font-display text-2xl leading-snug tracking-tight">
        <Link
          href={`/pages/${story.handle}`}
          className="decoration-1 underline-offset-4 group-hover:underline after:absolute after:inset-0"
        >
          {story.title}
        </Link>
      </h3>
      <p className="mt-2 text-pretty text-muted">{story.summary}</p>
    </article>
  );
}
