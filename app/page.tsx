// The home page: what Remit is.
import type { Metadata } from 'next'
import { Wordmark } from '@/components/ui/message-page'

export const metadata: Metadata = {
  title: 'Remit · Invoices, paid by a link',
  description: 'Send an invoice as a link, and have it paid straight to your own Stripe account.',
}

const POINTS = [
  {
    title: 'For sellers',
    text: 'Your accounting tool or bank sends invoices through Remit. Each one is a link that your customer can read and pay, by card, wallet or bank debit.',
  },
  {
    title: 'For payers',
    text: 'Open the link you were sent. You do not need an account. Card details go straight to Stripe; neither the seller nor Remit sees them.',
  },
  {
    title: 'For developers',
    text: 'One API for customers, invoices, payments and refunds. Money goes to the seller’s own Stripe account, never to ours.',
  },
]

export default function Home() {
  return (
    <main className="mx-auto grid max-w-[40rem] gap-12 px-5 py-16 wide:py-24">
      <header className="grid gap-4">
        <Wordmark />
        <h1 className="text-32 font-strong text-balance">Invoices, paid by a link</h1>
        <p className="text-17 text-muted text-pretty">
          Your customer opens the link, sees what it is for, and pays. The money goes straight to you.
        </p>
      </header>
      <div className="grid border-t border-line">
        {POINTS.map(({ title, text }) => (
          <section
            key={title}
            className="grid gap-1 border-b border-line py-6 wide:grid-cols-[12rem_1fr] wide:gap-6"
          >
            <h2 className="font-strong">{title}</h2>
            <p className="text-muted text-pretty">{text}</p>
          </section>
        ))}
      </div>
      <p>
        <a
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          href="/docs"
        >
          Read the API documentation
        </a>
      </p>
    </main>
  )
}
