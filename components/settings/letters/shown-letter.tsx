// One letter: its subject, as a mail program draws it by day and by night, and as plain text.
import type { LetterPreview } from '@/lib/letters/preview'
import type { Direction } from '@/lib/words/tongues'

interface Props {
  preview: LetterPreview
  /** Where it is drawn; in which light is said behind it. */
  path: string
  tag: string
  direction: Direction
}

const LIGHTS = [
  { scheme: 'light', name: 'Light' },
  { scheme: 'dark', name: 'Dark' },
] as const

/** Nothing in a frame runs, and nothing leads out of it. */
export function ShownLetter({ direction, path, preview, tag }: Props) {
  return (
    <section aria-label="What it says" className="grid min-w-0 gap-6 border-t border-line pt-6">
      <p className="break-words">
        <span className="text-13 text-muted">Subject: </span>
        <bdi lang={tag} className="font-strong">
          {preview.subject}
        </bdi>
      </p>
      <div className="grid gap-6 ample:grid-cols-2">
        {LIGHTS.map(({ name, scheme }) => (
          <figure key={scheme} className="grid min-w-0 gap-1">
            <figcaption className="text-13 text-muted">{name}</figcaption>
            <iframe
              key={path}
              title={`${name}: ${preview.subject}`}
              src={`${path}&scheme=${scheme}`}
              sandbox=""
              className="h-[44rem] w-full rounded-base border border-line"
            />
          </figure>
        ))}
      </div>
      <div className="grid min-w-0 gap-1">
        <h2 className="text-13 text-muted">As plain text</h2>
        <pre
          lang={tag}
          dir={direction}
          className="rounded-base border border-line bg-paper p-5 font-mono text-13 break-words whitespace-pre-wrap"
        >
          {preview.text}
        </pre>
      </div>
    </section>
  )
}
