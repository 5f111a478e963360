// On what size of paper a document is printed.

export type PageSize = 'A4' | 'LETTER'

/** Where people write on Letter; everybody else uses A4. */
const LETTER_COUNTRIES: readonly string[] = ['US', 'CA', 'MX', 'PH', 'CL', 'CO']

export const pageSizeIn = (country: string): PageSize =>
  LETTER_COUNTRIES.includes(country) ? 'LETTER' : 'A4'
