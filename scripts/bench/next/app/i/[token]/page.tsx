// The minimal app's payer page: the lines of an invoice, and the form that pays it.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { money } from '../../../../looks'
import { findBill, publishableKey, scriptUrl } from '../../../../work'
import { CardForm } from './card-form'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ token: string }>
}

const readBill = cache(findBill)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const bill = await readBill((await params).token)
  return { title: bill && `Invoice ${bill.number} · ${bill.seller}` }
}

export default async function Page({ params }: Props) {
  const bill = await readBill((await params).token)
  if (!bill) notFound()
  const { account, currency, lines, number, seller, totalMinor } = bill
  return (
    <main>
      <script async src={scriptUrl()} />
      <h1>{seller}</h1>
      <p>Invoice {number}</p>
      <p className="due">{money(totalMinor, currency)}</p>
      <CardForm
        account={account}
        amount={money(totalMinor, currency)}
        totalMinor={totalMinor}
        currency={currency}
        publishableKey={publishableKey()}
        scriptUrl={scriptUrl()}
      />
      <table>
        <thead>
          <tr>
            <th>Item</th>
            <th>Quantity</th>
            <th>Price</th>
            <th>Amount</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ description, netMinor, quantity, unitMinor }) => (
            <tr key={description}>
              <td>{description}</td>
              <td>{quantity}</td>
              <td>{money(unitMinor, currency)}</td>
              <td>{money(netMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
