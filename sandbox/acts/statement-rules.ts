// What Stripe lets stand on a card's statement (docs.stripe.com/get-started/account/statement-descriptors, November 2026).
import { refusedParameter } from '../core/errors'

const LONGEST = 22
const SEPARATOR = '* '
/** Accounts here have chosen no prefix, so the longest that there can be: what passes here passes with every prefix. */
const LONGEST_PREFIX = 10

/** The suffix of a card charge, behind the account's prefix. */
export function checkStatementSuffix(
  suffix: string | undefined,
  param = 'statement_descriptor_suffix',
): void {
  if (suffix === undefined) return
  const refuse = (why: string) => refusedParameter(why, 'parameter_invalid_string', param)
  if (suffix.trim() === '') throw refuse('The statement descriptor suffix must not be blank.')
  if (/[<>\\'"*]/.test(suffix))
    throw refuse(
      'The statement descriptor suffix must not contain any of these characters: <, >, \\, \', ", *',
    )
  if ([...suffix].some((char) => char < ' ' || char > '\u024f'))
    throw refuse('The statement descriptor suffix may contain Latin characters only.')
  if (!/[A-Za-z]/.test(suffix))
    throw refuse('The statement descriptor suffix must contain at least one letter.')
  const length = LONGEST_PREFIX + SEPARATOR.length + suffix.length
  if (length > LONGEST)
    throw refuse(`The statement descriptor, with prefix and suffix, must be at most ${LONGEST} characters.`)
}

/** Not for cards, which every intent here can be paid by. */
export function refuseStatementDescriptor(
  descriptor: string | undefined,
  param = 'statement_descriptor',
): void {
  if (descriptor !== undefined)
    throw refusedParameter(
      'For card charges, statement_descriptor cannot be set. Use statement_descriptor_suffix instead.',
      'parameter_invalid_combination',
      param,
    )
}
