// A plan of reminders as people type it, and in words.

export interface PlanRow {
  /** Stays with the row while it is edited. */
  key: number
  days: string
  when: 'before' | 'on' | 'after'
}

export const MOST_ROWS = 8

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** `dueDate`, in words, where an invoice has several. */
export function offsetInWords(offsetDays: number | null, dueDate?: string): string {
  if (offsetDays === null) return 'By hand'
  if (offsetDays === 0) return dueDate ? `On ${dueDate}` : 'On the due date'
  const words = offsetDays < 0 ? `${days(-offsetDays)} before` : `${days(offsetDays)} after`
  return dueDate ? `${words} ${dueDate}` : words
}

export const planInWords = (offsets: readonly number[]): string =>
  offsets.length === 0
    ? 'Never'
    : offsets
        .map((offset) => offsetInWords(offset))
        .map((words, at) => (at === 0 ? words : words.toLowerCase()))
        .join(', ')

export const rowsOf = (offsets: readonly number[]): PlanRow[] =>
  offsets.map((offset, key) => ({
    ...{ key, days: String(Math.abs(offset)) },
    when: offset === 0 ? 'on' : offset < 0 ? 'before' : 'after',
  }))

/** What is no number is sent as it was typed: the server says what is wrong with it. */
function offsetOf({ days: typed, when }: PlanRow): number | string {
  if (when === 'on') return 0
  const text = typed.trim()
  if (!/^\d{1,6}$/.test(text)) return text
  return when === 'before' ? 0 - Number(text) : Number(text)
}

/** In the order in which they are shown, so that a refusal is shown at its row. */
export const rulesOf = (rows: readonly PlanRow[]): { offsetDays: number | string }[] =>
  rows.map((row) => ({ offsetDays: offsetOf(row) }))

/** A new row is the next that most people want. */
export const rowAfter = (rows: readonly PlanRow[]): PlanRow => ({
  key: Math.max(-1, ...rows.map(({ key }) => key)) + 1,
  ...(rows.length === 0 ? { days: '3', when: 'before' as const } : { days: '7', when: 'after' as const }),
})
