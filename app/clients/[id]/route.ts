// GET /clients/{id} and PATCH /clients/{id}.
import { idPath } from '@/lib/http/fields/fields'
import {
  clientAnswer,
  clientChanges,
  clientPatch,
  presentClient,
} from '@/lib/organisations/client-platform-api'
import { changeClient, findClient } from '@/lib/organisations/clients'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/clients/{id}',
  tag: 'Clients',
  summary: 'Read your own client',
  access: 'client',
  params: idPath,
  status: 200,
  answer: clientAnswer,
  notFound: 'Client.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findClient(house, by.caller, params.id),
  present: presentClient,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/clients/{id}',
  tag: 'Clients',
  summary: 'Change your own client',
  access: 'client',
  params: idPath,
  body: clientPatch,
  status: 200,
  answer: clientAnswer,
  notFound: 'Client.NotFound',
  refusals: [],
  run: ({ house, by, params, body }) => changeClient(house, by.caller, params.id, clientChanges(body)),
  present: presentClient,
})
