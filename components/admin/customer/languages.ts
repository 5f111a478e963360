// The languages that a customer can be given, with the one that they have.
interface Choice {
  value: string
  label: string
}

const NAMES = new Intl.DisplayNames('en-GB', { type: 'language' })

/** A language set through the API that people are not offered must survive other edits. */
export const languagesWith = (languages: readonly Choice[], locale: string | null): readonly Choice[] =>
  locale === null || languages.some(({ value }) => value === locale)
    ? languages
    : [...languages, { value: locale, label: NAMES.of(locale) ?? locale }]
