// Who may lift a pause is offered to, where there is one to lift.
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import type { CardTesting } from '@/lib/problems/problems'
import { CardTestingList } from './card-testing-list'

const AT = new Date('2026-11-29T12:00:00Z')
const minutesOn = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const organisation = { organisationId: newId(), organisationName: 'Bäckerei Morgenrot' }

type Pause = CardTesting['pauses'][number]

const pauseOf = (number: string, changes: Partial<Pause> = {}): Pause => ({
  ...{ id: newId(), reason: 'link', declines: 6, liftedAt: null, ...organisation },
  ...{ since: minutesOn(-5), until: minutesOn(5), isNetwork: false, isSession: false },
  ...{ invoiceId: newId(), documentNumber: number, ...changes },
})

/** For a reader of the page: rows as text, buttons in brackets. */
function rowsOf(pauses: Pause[], asks: { mayLift: boolean; namesOrganisation: boolean }): string[] {
  const days = [{ day: '2026-11-29', declines: 6, cards: 1, ...organisation }]
  const router = {} as React.ContextType<typeof AppRouterContext>
  const markup = renderToStaticMarkup(
    <AppRouterContext.Provider value={router}>
      <CardTestingList testing={{ pauses, days }} now={{ at: AT, zone: 'UTC' }} {...asks} />
    </AppRouterContext.Provider>,
  )
  return [...markup.matchAll(/<li[\s\S]*?<\/li>/g)].map(([row]) =>
    row
      .replaceAll(/<button[^>]*>([\s\S]*?)<\/button>/g, '[$1]')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' '),
  )
}

const ALL = [
  pauseOf('RE-1'),
  pauseOf('RE-2', { liftedAt: minutesOn(-1) }),
  pauseOf('RE-3', { until: minutesOn(-1) }),
]

it('offers to lift the pauses that are on', () => {
  const [on, lifted, over] = rowsOf(ALL, { mayLift: true, namesOrganisation: false })
  expect(on).toContain('[Lift the pause: Invoice RE-1 ]')
  expect(lifted).toContain('Lifted 1 minute ago')
  expect([lifted, over].join()).not.toContain('[')
})

it('offers it to nobody who may not', () => {
  expect(rowsOf(ALL, { mayLift: false, namesOrganisation: false }).join()).not.toContain('[')
})

it('leads operators to the organisation whose pause it is, where they say why they look', () => {
  const [on] = rowsOf(ALL, { mayLift: true, namesOrganisation: true })
  expect(on).toContain('Open Bäckerei Morgenrot')
  expect(on).not.toContain('[')
})

it('tells operators that a network is paused for every organisation', () => {
  const network = pauseOf('', { reason: 'network', isNetwork: true, invoiceId: null, documentNumber: null })
  const [row] = rowsOf([network], { mayLift: true, namesOrganisation: true })
  expect(row).toContain('Every organisation')
  expect(row).not.toContain('Bäckerei Morgenrot')
  expect(row).toContain('[Lift the pause: A network of payers ]')
})
