// The language choice: plain links that need no script.
import { LANGUAGES } from '@/lib/words/choice'
import type { Reader } from '@/lib/words/reader'

interface Props {
  reader: Reader
  /** Of the page, below which the choice is kept. */
  path: string
}

export function LanguageChoice({ path, reader: { say, tongue } }: Props) {
  return (
    <nav aria-label={say('page.language')} className="print:hidden">
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-accent underline underline-offset-4">
          <svg
            aria-hidden="true"
            viewBox="0 0 20 20"
            className="size-4 shrink-0"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          >
            <circle cx="10" cy="10" r="7.25" />
            <path d="M2.75 10h14.5M10 2.75c2.5 2.2 3.5 4.6 3.5 7.25s-1 5-3.5 7.25C7.5 15.05 6.5 12.65 6.5 10s1-5.05 3.5-7.25Z" />
          </svg>
          {say('page.language')}: {LANGUAGES.find((one) => one.tongue === tongue)?.name}
        </summary>
        <ul className="flex flex-wrap gap-x-6">
          {LANGUAGES.map((one) => (
            <li key={one.tongue}>
              <a
                href={`${path}/language?to=${one.tongue}`}
                lang={one.tongue}
                hrefLang={one.tongue}
                rel="nofollow"
                aria-current={one.tongue === tongue ? 'true' : undefined}
                className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 aria-[current]:font-strong aria-[current]:text-ink aria-[current]:no-underline"
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
