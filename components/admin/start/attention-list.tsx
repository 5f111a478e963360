// What needs attention, each line linking to where it can be fixed.
import { StatusMark, type Tone } from '@/components/ui/status-mark'

export interface AttentionLine {
  key: string
  href: string
  tone: Tone
  word: string
  says: string
}

export function AttentionList({ lines }: { lines: AttentionLine[] }) {
  return (
    <section aria-labelledby="attention" className="grid gap-2">
      <h2 id="attention" className="text-17 font-strong">
        Needs attention
      </h2>
      {lines.length === 0 ? (
        <p className="text-muted">Nothing needs your attention right now.</p>
      ) : (
        <ul className="border-t border-line">
          {lines.map(({ href, key, says, tone, word }) => (
            <li key={key} className="border-b border-line">
              <a
                href={href}
                className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 rounded-base py-2 hover:bg-well wide:px-2"
              >
                <span className="w-36 shrink-0">
                  <StatusMark tone={tone}>{word}</StatusMark>
                </span>
                <span className="min-w-0 flex-1">{says}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
