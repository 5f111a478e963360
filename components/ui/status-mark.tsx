// A status as a word with a shape and a colour.

export type Tone = 'calm' | 'moving' | 'good' | 'wait' | 'bad'

interface Look {
  colour: string
  /** Drawn within 16 × 16. */
  shape: string
}

const LOOKS: Record<Tone, Look> = {
  calm: { colour: 'text-muted', shape: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z' },
  moving: { colour: 'text-accent', shape: 'M2.5 8h10M8.5 4l4 4-4 4' },
  good: { colour: 'text-good', shape: 'm3 8.5 3.25 3.25L13 5' },
  wait: { colour: 'text-wait', shape: 'M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11v.5' },
  bad: { colour: 'text-bad', shape: 'M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5l3-3ZM8 5.5v3M8 10.5v.5' },
}

export function StatusMark({ tone, children }: { tone: Tone; children: string }) {
  const { colour, shape } = LOOKS[tone]
  return (
    <span className={`inline-flex items-baseline gap-1.5 text-13 font-strong ${colour}`}>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        // The mark aligns with the first line of its text.
        className="relative top-[3px] -mt-1 size-4 shrink-0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={shape} className={tone === 'moving' ? 'rtl:origin-center rtl:-scale-x-100' : undefined} />
      </svg>
      {children}
    </span>
  )
}
