// The refusals of proving who one is, a part of the catalogue.
import type { Entry } from './catalogue'

export const PROOFS = {
  'Auth.ProofNeeded': {
    status: 403,
    title: 'Confirm that it is you',
    advice:
      'What moves money or gives access needs a proof of who you are that is not older than 10 minutes. Confirm with your passkey or authenticator app, or without either with a code by email, and try again. API keys are not asked.',
  },
  'Auth.ProofRefused': {
    status: 409,
    title: 'That did not prove who you are',
    advice:
      'The code is wrong, has expired or was used before; or the passkey is not one of yours. Try again with a new one.',
  },
  'Auth.SecondFactorNeeded': {
    status: 403,
    title: 'A second factor is needed',
    advice:
      'This organisation lets its people in only with a second factor. Set up a passkey or an authenticator app at /settings/security, or confirm with the one that you have. API keys are not asked.',
  },
  'Operator.VisitNeeded': {
    status: 403,
    title: 'Say first why you look',
    advice:
      'Operators look into an organisation of others only with a reason. Open the organisation at /settings and give one; it holds for an hour.',
  },
  'Operator.RaiseNeeded': {
    status: 403,
    title: 'Say first why you change something',
    advice:
      'A visit of an operator only looks. Choose “Change something” on any page of the organisation, and give a reason.',
  },
  'OperatorVisit.NotFound': {
    status: 404,
    title: 'You are not on a visit',
    advice: 'Your visit to this organisation has ended, or has not begun. Give a reason and begin another.',
    isVeiled: true,
  },
  'Organisation.OwnFactorMissing': {
    status: 409,
    title: 'You have no second factor yourself',
    advice: 'Set up a passkey or an authenticator app first, so that you do not lock yourself out.',
  },
  'AuthenticatorApp.Exists': {
    status: 409,
    title: 'You have an authenticator app already',
    advice: 'One app shows your codes. Remove it first if you want to set up another.',
  },
  'AuthenticatorApp.NotFound': {
    status: 404,
    title: 'No authenticator app',
    advice: 'You have set up no authenticator app. It may have been removed in another window.',
    isVeiled: true,
  },
  'RecoveryCodes.NoFactor': {
    status: 409,
    title: 'You have no second factor',
    advice:
      'Recovery codes stand in for a passkey or an authenticator app. Set one up first: you get recovery codes with it.',
  },
  'Passkey.NotFound': {
    status: 404,
    title: 'Passkey not found',
    advice: 'There is no such passkey, or it is not yours. It may have been removed in another window.',
    isVeiled: true,
  },
  'Passkey.TooMany': {
    status: 409,
    title: 'You have too many passkeys',
    advice: 'A person has at most 20. Remove one that you no longer use.',
  },
  'Passkey.Unavailable': {
    status: 409,
    title: 'Passkeys cannot be used here',
    advice:
      'Browsers bind passkeys to the name of a host, and this site is reached by an address of numbers. Use the other ways.',
  },
} as const satisfies Record<string, Entry>
