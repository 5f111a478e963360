// POST /organisations/{id}/reference-secret.
import { organisationPath, referenceSecretAnswer } from '@/lib/organisations/platform'
import { rotateReferenceSecret } from '@/lib/organisations/reference-secret'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/reference-secret',
  tag: 'Organisations',
  summary: 'Make a secret that signs the references of checkouts',
  description:
    'Shown in this answer and never again; the one before is void at once. `ReferenceSignature` of a checkout is the hexadecimal HMAC-SHA256, by this secret, of `InternalReferenceId` and a line `{ArticleId} x {Quantity}` for each article, in the order in which they are sent, joined by line feeds.',
  access: 'organisation-in-path',
  role: 'Admin',
  params: organisationPath,
  isIdempotent: true,
  status: 201,
  answer: referenceSecretAnswer,
  refusals: ['Organisation.NotFound'],
  run: ({ house, by }) => rotateReferenceSecret(house, by.organisationId),
  present: (made) => made,
})
