// Serves invoices, receipts and statements as PDFs, one at a time, because printing keeps a processor busy.
import { readAs } from '@/app/chosen-language'
import { PrintTooLong, printDocument } from '@/components/documents/print'
import type { Printed, PrintOptions } from '@/components/documents/render'
import { readStatementAs, type StatementDocument } from '@/lib/customers/statement-document'
import { Failure } from '@/lib/failure/failure'
import { addressOf } from '@/lib/http/call/client-address'
import { countGuess, takeTurn, takeTurns } from '@/lib/http/call/limits'
import { finish, refuse } from '@/lib/http/call/refuse'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { platformDialect } from '@/lib/http/platform/dialect'
import { sha256 } from '@/lib/ids'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { type DocumentKind, readDocumentAs, readDocumentByLink } from '@/lib/payment-views/read-document'
import { findPerson } from '@/lib/people/sign-ins'
import { house } from '@/lib/wiring'

interface Context<P> {
  params: Promise<P>
}

/** Beyond this many, callers are turned away. */
const MOST_WAITING = 12

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** Prints after everything queued before it. Throws `Server.Unavailable` when too many wait. */
async function print(view: Printed, kind: PrintOptions['kind'], name: string): Promise<Response> {
  if (waiting >= MOST_WAITING) throw new Failure('Server.Unavailable', undefined, { retryAfterSeconds: 5 })
  waiting += 1
  const turn = last.then(() => printDocument(view, { kind }))
  last = turn.catch(() => undefined)
  try {
    const bytes = await turn.catch((error: unknown) => {
      if (!(error instanceof PrintTooLong)) throw error
      throw new Failure('Server.Unavailable', undefined, { cause: error, retryAfterSeconds: 60 })
    })
    return new Response(bytes, {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename="${name}.pdf"`,
      },
    })
  } finally {
    waiting -= 1
  }
}

const nameOf = ({ documentNumber }: InvoiceDocument, kind: DocumentKind): string =>
  [documentNumber ?? 'draft', ...(kind === 'receipt' ? ['receipt'] : [])].join('-')

/** Reports a failure as the API calls beside it do. */
async function answer(request: Request, path: string, make: () => Promise<Response>): Promise<Response> {
  const here = house()
  const response = await make().catch((error: unknown) =>
    refuse(error, request, { path, method: 'GET' }, here, platformDialect),
  )
  finish(response, request)
  here.log.info({ method: 'GET', route: path, status: response.status }, 'document')
  return response
}

/** GET /i/{token}/{kind}.pdf */
export const payersDocument =
  (kind: DocumentKind) =>
  (request: Request, { params }: Context<{ token: string }>): Promise<Response> =>
    answer(request, `/i/{token}/${kind}.pdf`, async () => {
      const here = house()
      const { token } = await params
      const address = addressOf(request)
      await takeTurn(here, 'address', address)
      const view = await readDocumentByLink(here, token, kind).catch(async (error: unknown) => {
        if (error instanceof Failure && error.code === 'Payment.InvalidToken') await countGuess(here, address)
        throw error
      })
      await takeTurns(here, [
        ['documentAddress', address],
        ['document', sha256(token)],
      ])
      return print({ ...view, locale: readAs(request.headers, view.locale) }, kind, nameOf(view, kind))
    })

type Personal = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** For signed-in people; others are led to the sign-in page, and from there to `page`. */
async function forPerson(
  request: Request,
  page: string,
  make: (person: Personal) => Promise<() => Promise<Response>>,
): Promise<Response> {
  const here = house()
  const session = signInTokenOf(request.headers, here.env.appUrl)
  const person = session && (await findPerson(here, session))
  if (!person) {
    const next = new URLSearchParams({ next: page })
    return new Response(null, { status: 303, headers: { location: `/sign-in?${next}` } })
  }
  await takeTurn(here, 'caller', person.userId)
  const printIt = await make(person)
  await takeTurn(here, 'documentAddress', person.userId)
  return printIt()
}

/** GET /admin/invoices/{id}/{kind}.pdf */
export const peoplesDocument =
  (kind: DocumentKind) =>
  (request: Request, { params }: Context<{ id: string }>): Promise<Response> =>
    answer(request, `/admin/invoices/{id}/${kind}.pdf`, async () => {
      const { id } = await params
      return forPerson(request, `/admin/invoices/${id}`, async (person) => {
        const view = await readDocumentAs(house(), person, id, kind)
        return () => print(view, kind, nameOf(view, kind))
      })
    })

/** For an API key, which may do the same as a person. */
export async function printStatement(view: StatementDocument, organisationId: string): Promise<Response> {
  await takeTurn(house(), 'documentAddress', organisationId)
  return print(view, 'statement', `statement-${view.from}-${view.to}`)
}

/** GET /admin/customers/{id}/statement.pdf?from=&to= */
export const peoplesStatement = (request: Request, { params }: Context<{ id: string }>): Promise<Response> =>
  answer(request, '/admin/customers/{id}/statement.pdf', async () => {
    const { id } = await params
    return forPerson(request, `/admin/customers/${id}/statement`, async (person) => {
      const query = new URL(request.url).searchParams
      const asked = ['from', 'to'].flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []))
      const view = await readStatementAs(house(), person, id, Object.fromEntries(asked))
      return () => print(view, 'statement', `statement-${view.from}-${view.to}`)
    })
  })
