// The shape of a problem document, as a schema for documentation and for tests.
import { z } from 'zod'

const fieldFault = z.object({
  pointer: z.string().meta({ description: 'JSON pointer to the field.', example: '/lineItems/0/unitPrice' }),
  code: z.string().meta({ description: 'The rule that is broken.', example: 'too-many-decimals' }),
  detail: z.string().meta({ description: 'What is wrong, in a sentence.' }),
})

export const problemDetails = z
  .object({
    type: z.url().meta({ description: 'The page that explains this kind of problem.' }),
    title: z.string().meta({ description: 'What kind of problem it is; the same for every occurrence.' }),
    status: z.int32().meta({ description: 'The HTTP status.' }),
    detail: z.string().meta({ description: 'What happened this time and what to do.' }),
    instance: z.string().meta({
      description: 'The address that was called; where it would tell a payer’s token, its beginning.',
    }),
    code: z.string().meta({ description: 'What programs should look at.', example: 'Request.Invalid' }),
    requestId: z.string().optional().meta({
      description:
        'Tell it to us when you ask for help. Left out where answers do not differ by a byte: there the header x-request-id says it.',
    }),
    errors: z.array(fieldFault).optional().meta({ description: 'Every bad field, where fields are bad.' }),
  })
  .meta({ id: 'ProblemDetails', description: 'A refusal, as RFC 9457 says it, with fields of our own.' })
