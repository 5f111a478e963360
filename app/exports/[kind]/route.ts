// GET /exports/{kind}.
import { openExport, XLSX_TYPE } from '@/lib/exports/export'
import { exportPath, exportQuery } from '@/lib/exports/platform-api'
import { takeTurn } from '@/lib/http/call/limits'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/exports/{kind}',
  tag: 'Exports',
  summary: 'Download an export',
  description:
    'Everything of one kind that was issued or booked in these days, as a file. It is written while it is read: a file that could not be finished breaks off, and never ends as if it were whole. Days without anything answer the head alone.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: exportPath,
  query: exportQuery,
  status: 200,
  answersStream: ['text/csv', XLSX_TYPE],
  notFound: 'Route.NotFound',
  refusals: [],
  run: async ({ house, by: { organisationId }, params, query }) => {
    await takeTurn(house, 'exported', organisationId)
    return openExport(house, { organisationId, kind: params.kind, ...query })
  },
  present: (file) => file,
})
