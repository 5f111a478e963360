// What it costs to pay by each means, as the page is told it: for showing alone, the server decides again.

export interface ShownPrice {
  /** Major units. */
  amount: number
  /** In Stripe's integer. */
  stripeAmount: number
  buttonText: string
}

export interface Prices {
  /** By a means that none names. */
  any: ShownPrice
  /** By Stripe's word for the means. */
  byMeans: Readonly<Record<string, ShownPrice>>
}

/** These hold cards, and arrive as cards. */
const OF_CARDS = ['apple_pay', 'google_pay']

export function priceBy({ any, byMeans }: Prices, type: string): ShownPrice {
  const means = OF_CARDS.includes(type) ? 'card' : type
  return (Object.hasOwn(byMeans, means) ? byMeans[means] : undefined) ?? any
}

/** The one that the server has said, where the page knows it. */
export const priceOfAmount = ({ any, byMeans }: Prices, amount: number): ShownPrice | undefined =>
  [any, ...Object.values(byMeans)].find((price) => price.amount === amount)

/** By some means than by one that none names: there are surcharges. */
export const mayCostMore = ({ any, byMeans }: Prices): boolean =>
  Object.values(byMeans).some(({ amount }) => amount > any.amount)
