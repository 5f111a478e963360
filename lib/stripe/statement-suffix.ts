// The card statement suffix: the document number, within Stripe's rules.

/**
 * Prefix, "* " and suffix come to 22 characters at most (docs.stripe.com/get-started/account/statement-descriptors), and
 * an account's prefix to 10: so much is left whatever the account has chosen.
 */
export const LONGEST_SUFFIX = 10

/** Latin letters, digits and a few signs; none of < > \ ' " *, which Stripe refuses. */
const FOREIGN = /[^A-Z0-9 ./#-]+/g
const MARKS = /\p{M}+/gu
const SIGNS = /[^A-Z0-9]+/g
const BORROWED: Record<string, string> = { Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D', Þ: 'TH' }

const latin = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[ÆŒØŁĐÞ]/g, (char) => BORROWED[char] ?? '')
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(FOREIGN, '')
    .replace(/ {2,}/g, ' ')
    .trim()

/** The end tells documents apart; where room is short, signs go before digits. */
function shortened(text: string): string {
  if (text.length <= LONGEST_SUFFIX) return text
  return text.replace(SIGNS, '').slice(-LONGEST_SUFFIX)
}

/** Stripe wants a letter: a number without one is said to be a number. */
function lettered(text: string): string {
  if (/[A-Z]/.test(text)) return text
  const digits = text.length < LONGEST_SUFFIX ? text : text.replace(SIGNS, '').slice(1 - LONGEST_SUFFIX)
  return `N${digits}`
}

/** Undefined where nothing of the name can be said in Latin letters: the statement then shows the seller alone. */
export function statementSuffix(name: string): string | undefined {
  const text = shortened(latin(name))
  return /[A-Z0-9]/.test(text) ? lettered(text) : undefined
}
