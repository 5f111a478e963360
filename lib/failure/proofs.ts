// The refusals of proving who one is, a part of the catalogue.
import type { Entry } from './catalogue'

export const PROOFS = {
  'Auth.ProofNeeded': {
    status: 403,
    title: 'Confirm that it is you',
    advice:
      'What moves money or gives access needs a proof of who you are that is not older than 10 minutes. Confirm with your passkey, or with a code by email, and try again. API keys are not asked.',
  },
  'Auth.ProofRefused': {
    status: 409,
    title: 'That did not prove who you are',
    advice:
      'The code is wrong or has expired, or the passkey is not one of yours. Try again, or ask for a new code.',
  },
  'Passkey.NotFound': {
    status: 404,
    title: 'Passkey not found',
    advice: 'There is no such passkey, or it is not yours. It may have been removed in another window.',
    isVeiled: true,
  },
  'Passkey.Unavailable': {
    status: 409,
    title: 'Passkeys cannot be used here',
    advice:
      'Browsers bind passkeys to the name of a host, and this site is reached by an address of numbers. Use the other ways.',
  },
} as const satisfies Record<string, Entry>
