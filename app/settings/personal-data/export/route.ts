// GET /settings/personal-data/export.
import { exportPerson } from '@/lib/privacy/export'
import { exportAnswer, presentExport } from '@/lib/privacy/platform-api'
import { pageEndpoint } from '@/lib/wiring'

export const GET = pageEndpoint({
  method: 'GET',
  path: '/settings/personal-data/export',
  tag: 'Members',
  summary: 'Export everything stored about you',
  access: 'person',
  status: 200,
  answer: exportAnswer,
  refusals: ['Auth.Forbidden'],
  run: ({ by: { caller }, house }) => exportPerson(house, caller.userId),
  present: presentExport,
})
