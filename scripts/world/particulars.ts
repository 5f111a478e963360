// What documents of the demo world say by law: the numbers have right check digits, and belong to nobody.
import type { OrganisationPlan } from './plan'

export const BAKERY: OrganisationPlan['particulars'] = {
  legalName: 'Bäckerei Morgenrot GmbH',
  address: { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln', country: 'DE' },
  contactName: 'Anna Berger',
  contactEmail: 'anna@morgenrot.example',
  phone: '+49 221 5550123',
  website: 'https://morgenrot.example',
  taxNumber: '215/5842/1234',
  vatNumber: 'DE123456788',
  vatRegistered: true,
  companyRegistrationNumber: 'HRB 12345, Amtsgericht Köln',
  electronicAddress: { scheme: '9930', id: 'DE123456788' },
  defaultPaymentTermsDays: 14,
  latePaymentFee: 'Bei Verzug berechnen wir Zinsen von 9 Prozentpunkten über dem Basiszinssatz.',
  documentFooter: 'Geschäftsführerin: Anna Berger',
  reminders: [{ offsetDays: -3 }, { offsetDays: 0 }, { offsetDays: 7 }],
}

export const HOTEL: OrganisationPlan['customers'][number] = {
  ...{ name: 'Hotel Lindenhof', email: 'accounts@lindenhof.example', locale: 'en-GB' },
  legalName: 'Lindenhof Hotelbetriebs GmbH',
  address: { line1: 'Hauptplatz 1', postalCode: '5020', city: 'Salzburg', country: 'AT' },
  vatNumber: 'ATU12345675',
  electronicAddress: { scheme: 'EM', id: 'accounts@lindenhof.example' },
  buyerReference: 'Kitchen',
  paymentTermsDays: 30,
}
