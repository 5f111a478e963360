// GET /problems-to-solve.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { presentProblem, problemAnswer, problemsQuery } from '@/lib/problems/platform-api'
import { listProblemsToSolve } from '@/lib/problems/problems'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/problems-to-solve',
  tag: 'Problems',
  summary: 'List what could not be settled, delivered or made, and pauses, newest first',
  description: 'Each comes with the call that retries it, or lifts the pause.',
  access: 'organisation-in-header',
  role: 'Member',
  query: problemsQuery,
  status: 200,
  answer: pageAnswer(problemAnswer),
  refusals: [],
  run: ({ house, by, query }) => listProblemsToSolve(house, by.organisationId, query),
  present: (page) => presentPage(page, presentProblem),
})
