// Serves invoices, receipts and statements as PDFs, one at a time, because printing keeps a processor busy.
import { readAs } from '@/app/chosen-language'
import type { Printed, PrintOptions } from '@/components/documents/render'
import { readStatementAs, type StatementDocument } from '@/lib/customers/statement-document'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { addressOf } from '@/lib/http/call/client-address'
import { answerFile } from '@/lib/http/call/file-answer'
import { countGuess, takeTurn, takeTurns } from '@/lib/http/call/limits'
import { finish, refuse } from '@/lib/http/call/refuse'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { platformDialect } from '@/lib/http/platform/dialect'
import { sha256 } from '@/lib/ids'
import { printInTurn } from '@/lib/paper/press'
import { readCreditNoteAs, readCreditNoteByLink } from '@/lib/payment-views/credit-note-file'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { documentFile } from '@/lib/payment-views/document-file'
import { refuseLatePrint } from '@/lib/payment-views/formats'
import {
  type DocumentKind,
  findIdByLink,
  readDocumentAs,
  readDocumentByLink,
} from '@/lib/payment-views/read-document'
import { findPaymentByLink, readReceiptAs, readSoleReceipt } from '@/lib/payment-views/receipt-file'
import { findPerson } from '@/lib/people/sign-ins'
import { house } from '@/lib/wiring'

interface Context<P> {
  params: Promise<P>
}

/** Prints what is made anew each time. Throws `Server.Unavailable`. */
async function print(view: Printed, kind: PrintOptions['kind'], name: string): Promise<Response> {
  const bytes = await printInTurn({ view, options: { kind } }).catch(refuseLatePrint)
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${name}.pdf"`,
    },
  })
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

/** Counts who guesses, and lets nobody print without end; answers what `find` found. */
async function forPayer<T>(request: Request, token: string, find: (here: House) => Promise<T>): Promise<T> {
  const here = house()
  const address = addressOf(request)
  await takeTurn(here, 'address', address)
  const found = await find(here).catch(async (error: unknown) => {
    if (error instanceof Failure && error.code === 'Payment.InvalidToken') await countGuess(here, address)
    throw error
  })
  await takeTurns(here, [
    ['documentAddress', address],
    ['document', sha256(token)],
  ])
  return found
}

/** GET /i/{token}/invoice.pdf: as it was issued, in the language that it was issued in. */
export const payersInvoice = (request: Request, { params }: Context<{ token: string }>): Promise<Response> =>
  answer(request, '/i/{token}/invoice.pdf', async () => {
    const { token } = await params
    const invoiceId = await forPayer(request, token, (here) => findIdByLink(here, token))
    return answerFile(request, await documentFile(house(), { invoiceId }, 'pdf'))
  })

/** GET /i/{token}/credit-notes/{id}/credit-note.pdf: as it was issued. */
export const payersCreditNote = (
  request: Request,
  { params }: Context<{ token: string; id: string }>,
): Promise<Response> =>
  answer(request, '/i/{token}/credit-notes/{id}/credit-note.pdf', async () => {
    const { id, token } = await params
    await forPayer(request, token, (here) => findIdByLink(here, token))
    return answerFile(request, await readCreditNoteByLink(house(), token, id))
  })

/** GET /admin/credit-notes/{id}/credit-note.pdf */
export const peoplesCreditNote = (request: Request, { params }: Context<{ id: string }>): Promise<Response> =>
  answer(request, '/admin/credit-notes/{id}/credit-note.pdf', async () => {
    const { id } = await params
    return forPerson(
      request,
      '/admin/invoices',
      async (person) => async () => answerFile(request, await readCreditNoteAs(house(), person, id)),
    )
  })

/** GET /i/{token}/payments/{paymentId}/receipt.pdf: as it was issued. */
export const payersPaymentReceipt = (
  request: Request,
  { params }: Context<{ token: string; paymentId: string }>,
): Promise<Response> =>
  answer(request, '/i/{token}/payments/{paymentId}/receipt.pdf', async () => {
    const { paymentId: asked, token } = await params
    const paymentId = await forPayer(request, token, (here) => findPaymentByLink(here, token, asked))
    return answerFile(request, await documentFile(house(), { paymentId }, 'pdf'))
  })

/** GET /admin/payments/{id}/receipt.pdf */
export const peoplesPaymentReceipt = (
  request: Request,
  { params }: Context<{ id: string }>,
): Promise<Response> =>
  answer(request, '/admin/payments/{id}/receipt.pdf', async () => {
    const { id } = await params
    return forPerson(
      request,
      '/admin/invoices',
      async (person) => async () => answerFile(request, await readReceiptAs(house(), person, id)),
    )
  })

/** GET /i/{token}/receipt.pdf: that of the only payment, which old emails lead to; of several, what was paid until now. */
export const payersReceipt = (request: Request, { params }: Context<{ token: string }>): Promise<Response> =>
  answer(request, '/i/{token}/receipt.pdf', async () => {
    const { token } = await params
    const { invoiceId, view } = await forPayer(request, token, async (here) => ({
      view: await readDocumentByLink(here, token, 'receipt'),
      invoiceId: await findIdByLink(here, token),
    }))
    const file = await readSoleReceipt(house(), invoiceId).catch(ifErased)
    if (file) return answerFile(request, file)
    const locale = readAs(request.headers, view.locale)
    return print({ ...view, locale }, 'receipt', nameOf(view, 'receipt'))
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

/** Of what was emptied, its figures can still be printed. */
function ifErased(error: unknown): undefined {
  if (!(error instanceof Failure) || error.code !== 'Document.Erased') throw error
}

/** GET /admin/invoices/{id}/{kind}.pdf */
export const peoplesDocument =
  (kind: DocumentKind) =>
  (request: Request, { params }: Context<{ id: string }>): Promise<Response> =>
    answer(request, `/admin/invoices/{id}/${kind}.pdf`, async () => {
      const { id } = await params
      return forPerson(request, `/admin/invoices/${id}`, async (person) => {
        const view = await readDocumentAs(house(), person, id, kind)
        const printNow = () => print(view, kind, nameOf(view, kind))
        if (kind === 'receipt' || view.documentNumber === null) return printNow
        return async () => {
          const file = await documentFile(house(), { invoiceId: id }, 'pdf').catch(ifErased)
          return file ? answerFile(request, file) : printNow()
        }
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
