// What our own pages send about a person's passkeys and proofs. What a passkey says is checked by its library; here only its shape.
import { z } from 'zod'
import { text } from '@/lib/http/fields/fields'

const encoded = z.string().min(1).max(10_000)
const attachment = z.enum(['cross-platform', 'platform']).optional().catch(undefined)
const credential = {
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
  // What extensions say is not looked at.
  clientExtensionResults: z.looseObject({}).transform(() => ({})),
}

export const passkeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.optional(),
  }),
})

const newPasskeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: z.string().min(1).max(100_000),
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})

const name = text(60)

export const newPasskeyBody = z.strictObject({ name, answer: newPasskeyAnswer })

export const passkeyPatch = z.strictObject({ name })

/** `setupId`: as it was given with the key that was scanned. */
export const newAppBody = z.strictObject({ setupId: z.uuid(), code: z.string().min(1).max(40) })

/** `isAnother`: the code that is on its way did not arrive. */
export const questionBody = z.strictObject({ isAnother: z.boolean() })

export const proofBody = z.union([
  z.strictObject({ code: z.string().max(40) }),
  z.strictObject({ passkey: passkeyAnswer }),
])
