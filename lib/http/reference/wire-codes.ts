// Finds the problem page for a code in any dialect's spelling.
import { type FailureCode, isFailureCode } from '@/lib/failure/catalogue'
import { ERROR_CODES } from '@/lib/http/checkout/codes'
import { errorCodeOf } from '@/lib/http/sessions/dialect'

export function failureCodeOf(sent: string): FailureCode | undefined {
  if (isFailureCode(sent)) return sent
  const codes = Object.keys(ERROR_CODES).filter(isFailureCode)
  return codes.find((code) => ERROR_CODES[code] === sent || errorCodeOf(code) === sent)
}
