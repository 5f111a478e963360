// POST /organisations/{id}/reference-secret.
import { idPath } from '@/lib/http/fields/fields'
import { referenceSecretAnswer } from '@/lib/organisations/platform-api'
import { rotateReferenceSecret } from '@/lib/organisations/reference-secret'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/reference-secret',
  tag: 'Organisations',
  summary: 'Create a secret for signing checkout references',
  operationId: 'makeSecretThatSignsReferencesCheckouts',
  description:
    'Shown only in this response; the previous secret stops working immediately. A checkout’s `ReferenceSignature` is the hexadecimal HMAC-SHA256, keyed with this secret, of `InternalReferenceId` and a line `{ArticleId} x {Quantity}` for each article, in the order in which they are sent, joined by line feeds.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  isIdempotent: true,
  status: 201,
  answer: referenceSecretAnswer,
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by }) => rotateReferenceSecret(house, by.organisationId),
  present: (made) => made,
})
