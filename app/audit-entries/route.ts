// GET /audit-entries.
import { browseAudit } from '@/lib/audit/browse'
import { PLATFORM } from '@/lib/audit/entry'
import { auditAnswer, auditQuery, auditSearch, presentEntry } from '@/lib/audit/platform-api'
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/audit-entries',
  tag: 'Organisations',
  summary: 'List the audit trail, newest first',
  description:
    'Every change of settings, people, keys, providers, fees and money of the organisation: who, when, from what, to what. Entries are chained by hashes and never change; of secrets only the change is kept. Operators who name no organisation get the trail of the platform itself.',
  access: 'organisation-or-all',
  role: 'Admin',
  query: auditQuery,
  status: 200,
  answer: pageAnswer(auditAnswer),
  refusals: [],
  run: ({ house, by, query }) => browseAudit(house, by.organisationId ?? PLATFORM, auditSearch(query)),
  present: (page) => presentPage(page, presentEntry),
})
