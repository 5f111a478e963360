// What a payer writes, as it is kept: plain text, without what would turn the writing of others around.
import { z } from 'zod'
import { multilineText, text } from '@/lib/http/fields/fields'

/** They change the direction of what follows; telephones put them around what is copied there, so they are left out unsaid. */
const TURNING = /[\u061C\u202A-\u202E\u2066-\u2069]/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

const plain = z.string('must be a string.').overwrite((said) => said.replaceAll(TURNING, ''))
/** What is empty is said to be so by the text itself. */
const isVisible = (said: string): boolean => said === '' || VISIBLE.test(said)

/** One line. */
export const saidLine = (max: number) => plain.pipe(text(max)).refine(isVisible, 'must not be blank.')

/** With line breaks. */
export const saidText = (max: number) =>
  plain.pipe(multilineText(max).min(1, 'must not be blank.')).refine(isVisible, 'must not be blank.')
