// The way from a timeline that tells of some attempts to those before and after them, without script.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { TimelineView } from '@/lib/payment-views/timeline-view'
import { Timeline } from './timeline'

const linksOf = (attempts: TimelineView['attempts'], organisationId?: string) => {
  const html = renderToStaticMarkup(
    <Timeline
      timeline={{ happenings: [], messages: [], attempts }}
      currency="EUR"
      organisationName="Bäckerei Morgenrot"
      payable="invoice"
      organisationId={organisationId}
      now={{ at: new Date('2026-11-30T12:00:00Z'), zone: 'UTC' }}
    />,
  )
  return [...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)</g)].map(([, href, name]) => `${name}: ${href}`)
}

it('keeps the organisation, and leads on and back', () => {
  expect(linksOf({ earlier: 42, areOld: true }, 'one')).toEqual([
    'Earlier attempts: ?organisation=one&amp;before=42#timeline',
    'Newest attempts: ?organisation=one#timeline',
  ])
  expect(linksOf({ earlier: 42, areOld: false })).toEqual(['Earlier attempts: ?before=42#timeline'])
  expect(linksOf({ earlier: null, areOld: true })).toEqual(['Newest attempts: ?#timeline'])
})

it('leads nowhere where all of them are told', () => {
  expect(linksOf({ earlier: null, areOld: false }, 'one')).toEqual([])
})
