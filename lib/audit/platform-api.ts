// The audit trail in the Platform API: who did what, when, and what was before and after.
import { z } from 'zod'
import { AUDIT_ACTIONS } from '@/db/schema/audit'
import { instant, text } from '@/lib/http/fields/fields'
import { pageQuery } from '@/lib/http/fields/paging'
import { presentAs } from '@/lib/http/fields/present'
import { auditCursor, type ToldEntry } from './browse'

const words = text(200)

export const auditQuery = pageQuery.extend({
  cursor: auditCursor,
  kind: words.optional().meta({ description: 'What was changed, as `kind` says it.', example: 'API key' }),
  actor: words.optional().meta({
    description: 'Who did it, as `actor` says it; `nobody` for what Remit did by itself.',
    example: 'key:7d0e2c5a-…',
  }),
  subject: words.optional().meta({ description: 'The id of what was changed.' }),
  occurredAfter: instant.optional().meta({ description: 'At this moment or later.' }),
  occurredBefore: instant.optional().meta({ description: 'Before this moment.' }),
})

const change = z.object({
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  note: z
    .string()
    .nullable()
    .meta({ description: 'In place of both, for a secret, or where personal data were erased.' }),
})

export const auditAnswer = z
  .object({
    position: z.int().meta({ description: '1, 2, 3 … within the chain.' }),
    occurredAt: z.iso.datetime(),
    actor: z.string().nullable().meta({
      description:
        '`person:`, `key:` or `application:` with an id, or `command-line`; null for what Remit did by itself.',
    }),
    who: z.string().meta({ description: 'The actor by name.' }),
    what: z.string().meta({ description: 'What happened, in a sentence.' }),
    action: z.enum(AUDIT_ACTIONS),
    kind: z.string().meta({ description: 'What was changed.', example: 'API key' }),
    subject: z.string().meta({ description: 'The id of what was changed.' }),
    changes: z.array(change),
    previousHash: z.string(),
    hash: z.string().meta({ description: 'The end of the chain up to here: keep it, and compare it later.' }),
  })
  .meta({ id: 'AuditEntry' })

export const presentEntry = (entry: ToldEntry) =>
  presentAs(auditAnswer, entry, {
    kind: entry.noun,
    changes: entry.changes.map(({ field, from = null, note = null, to = null }) => ({
      ...{ field, from, to, note },
    })),
  })

type Asked = z.output<typeof auditQuery>

export const auditSearch = ({ actor, occurredAfter, occurredBefore, ...asked }: Asked) => ({
  ...asked,
  actor: actor === 'nobody' ? null : actor,
  since: occurredAfter,
  until: occurredBefore,
})
