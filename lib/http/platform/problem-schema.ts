// The shape of a problem document, as a schema for documentation and for tests.
import { z } from 'zod'

const fieldFault = z.object({
  pointer: z.string().meta({ description: 'JSON pointer to the field.', example: '/lineItems/0/unitPrice' }),
  code: z.string().meta({
    description: 'The rule that was broken; `card-number` for text that holds a card number.',
    example: 'too-many-decimals',
  }),
  detail: z.string().meta({ description: 'What is wrong, in a sentence.' }),
})

export const problemDetails = z
  .object({
    type: z.url().meta({ description: 'The page that explains this kind of problem.' }),
    title: z.string().meta({ description: 'What kind of problem it is; the same for every occurrence.' }),
    status: z.int32().meta({ description: 'The HTTP status.' }),
    detail: z.string().meta({ description: 'What happened in this case, and what to do.' }),
    instance: z.string().meta({
      description: 'The path that was called; shortened where it would reveal a payer’s token.',
    }),
    code: z
      .string()
      .meta({ description: 'The code that programs should check.', example: 'Request.Invalid' }),
    requestId: z.string().optional().meta({
      description:
        'Quote it when you ask for help. Omitted where responses must be identical byte for byte: there it is in the header x-request-id.',
    }),
    errors: z.array(fieldFault).optional().meta({ description: 'Every invalid field, if any.' }),
  })
  .meta({
    id: 'ProblemDetails',
    description: 'An error in the format of RFC 9457, with some fields of our own.',
  })
