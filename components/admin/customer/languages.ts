// The languages that a customer can be given, with the one that they have.
interface Choice {
  value: string
  label: string
}

const NAMES = new Intl.DisplayNames('en-GB', { type: 'language' })

/** A language that programs have set, and people are not offered, must not be lost by whoever edits something else. */
export const languagesWith = (languages: readonly Choice[], locale: string | null): readonly Choice[] =>
  locale === null || languages.some(({ value }) => value === locale)
    ? languages
    : [...languages, { value: locale, label: NAMES.of(locale) ?? locale }]
