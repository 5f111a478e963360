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

function priceBy({ any, byMeans }: Prices, type: string): ShownPrice {
  const means = OF_CARDS.includes(type) ? 'card' : type
  return (Object.hasOwn(byMeans, means) ? byMeans[means] : undefined) ?? any
}

/** How it is being paid, in Stripe's words. */
export interface Way {
  /** What is chosen in the fields. */
  means: string
  /** While its sheet is open. */
  wallet: string | undefined
  /** What the server has said that it costs by one of them: a debit card may cost less, and a wallet may arrive as another means. */
  said: Readonly<Record<string, number>>
}

export const NO_WAY: Way = { means: '', wallet: undefined, said: {} }

const chosenOf = ({ means, wallet }: Way): string => wallet ?? means

/** It holds for that means from then on, also when it is chosen again: whoever pressed once is not led round in a circle. */
export const asSaid = (way: Way, amount: number): Way['said'] => ({ ...way.said, [chosenOf(way)]: amount })

/** What the server has said comes first, where the page knows it. */
export function priceOf(prices: Prices, way: Way): ShownPrice {
  const { any, byMeans } = prices
  const chosen = chosenOf(way)
  const amount = Object.hasOwn(way.said, chosen) ? way.said[chosen] : undefined
  return [any, ...Object.values(byMeans)].find((price) => price.amount === amount) ?? priceBy(prices, chosen)
}

/** By some means than by one that none names: there are surcharges. */
export const mayCostMore = ({ any, byMeans }: Prices): boolean =>
  Object.values(byMeans).some(({ amount }) => amount > any.amount)
