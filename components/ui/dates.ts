// Days and instants as people write them in their language.

const LONG = { dateStyle: 'long', timeZone: 'UTC' } as const

/** `day` is `YYYY-MM-DD`, or an instant in ISO 8601, of which the day in UTC is shown. */
export function displayDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, LONG).format(new Date(day.length === 10 ? `${day}T00:00:00Z` : day))
}
