// Formatters of numbers and dates, kept: making one costs a hundred times what using it does, and a page shows dozens of figures.

/** Locales come from browsers, so the number of keys has no natural end. */
const KEPT = 500

function kept<Options extends object, Format>(
  make: (locale: string, options: Options) => Format,
): (locale: string, options: Options) => Format {
  const formats = new Map<string, Format>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = formats.get(key)
    if (known) return known
    const format = make(locale, options)
    if (formats.size >= KEPT) formats.clear()
    formats.set(key, format)
    return format
  }
}

/** `locale` is a BCP 47 tag. */
export const numberFormat = kept(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)

/** `locale` is a BCP 47 tag; a zone is always told, because that of the machine is nobody's. */
export const dateFormat = kept(
  (locale: string, options: Intl.DateTimeFormatOptions & { timeZone: string }) =>
    new Intl.DateTimeFormat(locale, options),
)
