// The public keys that verify tokens from other issuers: a JSON Web Key Set.
import { z } from 'zod'

const publicKey = z.looseObject({
  kty: z.enum(['RSA', 'OKP']),
  kid: z.string().optional(),
  alg: z.enum(['RS256', 'EdDSA']).optional(),
})

const keySet = z.object({ keys: z.array(publicKey) })

const MUST_BE =
  'TOKEN_PUBLIC_KEYS must be a JSON Web Key Set with public keys for RS256 or EdDSA, such as {"keys":[{"kty":"OKP",…}]}.'

/** Undefined for what is no key set. Private parts in it are a mix-up that is refused too. */
function keySetOf(text: string) {
  try {
    const { data } = keySet.safeParse(JSON.parse(text))
    return data?.keys.some((key) => 'd' in key) ? undefined : data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export const tokenKeyVariables = {
  TOKEN_PUBLIC_KEYS: z
    .string()
    .trim()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return { keys: [] }
      const keys = keySetOf(text)
      if (keys) return keys
      context.issues.push({ code: 'custom', input: '(not shown)', message: MUST_BE })
      return z.NEVER
    }),
}
