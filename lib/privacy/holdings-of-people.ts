// What is held of people who sign in: what lets them in, and what says that it was they.
import type { Holding } from './holdings'

const PERSON = {
  kept: 'as long as the person has access',
  why: 'to let them in',
  remains: 'nothing',
} as const

export const PEOPLE: Record<string, Holding> = {
  users: {
    ...PERSON,
    personal: ['email', 'name'],
    why: 'to let them in, and to say in the history who did what',
    remains: 'a row without name and address, which the history points at',
  },
  memberships: { ...PERSON, personal: ['user_id'] },
  person_sessions: {
    personal: ['user_id', 'user_agent', 'network'],
    plain: ['way'],
    secret: ['token_hash'],
    kept: '14 days after they were last used, at most 60 days after signing in',
    why: 'to keep people signed in, and to show them where they are',
    remains: 'nothing',
  },
  sign_in_tokens: {
    personal: ['email'],
    secret: ['token_hash'],
    kept: 'until the link ends',
    why: 'a mailed link opens once',
    remains: 'nothing',
  },
  sign_in_accounts: { ...PERSON, personal: ['provider_account_id', 'user_id'] },
  notification_choices: { ...PERSON, personal: ['user_id'], why: 'to send only what they want' },
  passkeys: {
    ...PERSON,
    personal: ['user_id', 'name'],
    plain: ['aaguid', 'transports'],
    secret: ['credential_id', 'public_key'],
    why: 'to let them in, and to prove who moves money',
  },
  authenticator_apps: {
    ...PERSON,
    personal: ['user_id'],
    secret: ['sealed_secret'],
    why: 'to ask for a second factor when they sign in, and to prove who moves money',
  },
  recovery_codes: {
    ...PERSON,
    personal: ['user_id'],
    secret: ['salt', 'hashes'],
    why: 'to let them in who have lost their second factor',
  },
  operator_visits: {
    personal: ['user_id', 'reason', 'raise_reason'],
    kept: 'as long as the organisation has it',
    why: 'its owners can see who of the platform looked into it, and why',
    remains: 'nothing',
  },
  passkey_challenges: {
    personal: [],
    secret: ['challenge_hash', 'holder_hash'],
    kept: 'minutes',
    why: 'a passkey signs it once',
    remains: 'nothing',
  },
  proof_codes: {
    personal: [],
    secret: ['sign_in_hash', 'nonce'],
    kept: 'minutes, at most as long as the sign-in',
    why: 'a mailed code is asked for once',
    remains: 'nothing',
  },
  audit_chains: {
    personal: [],
    plain: ['hash'],
    kept: 'for good',
    why: 'the end of each chain: it shows that nothing was taken away',
    remains: 'all',
  },
  audit_verifications: {
    personal: [],
    plain: ['hash', 'reason'],
    kept: 'for good, one for each chain; each look takes the place of the one before',
    why: 'whether the audit trail is whole',
    remains: 'all',
  },
  audit_entries: {
    personal: ['actor', 'personal'],
    plain: ['facts', 'noun', 'action', 'subject', 'personal_digest', 'previous_hash', 'hash'],
    secret: ['personal_salt'],
    kept: 'for good; names and addresses as long as books, or until the person is erased',
    why: 'who changed settings, people, keys and money; the chain of hashes must stay whole',
    remains: 'that there was a change, with the digest of what was erased',
  },
}
