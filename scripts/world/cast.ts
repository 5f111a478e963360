// Who lives in the demo world: a bank's four customers and one newcomer, what they sell and to whom.
import { bakery } from './bakery'
import { line, type OrganisationPlan, person } from './plan'

const studio: OrganisationPlan = {
  name: 'Studio Kitsune',
  email: 'hello@kitsune.example',
  people: [person('Haruka Sato', 'haruka@kitsune.example', 'Owner')],
  country: 'JP',
  currency: 'JPY',
  colour: '#3b4cca',
  bank: { accountHolder: 'スタジオキツネ', bankName: '三井住友銀行', accountNumber: '1234567' },
  customers: [{ name: '株式会社ハルカゼ', email: 'keiri@harukaze.example', locale: 'ja-JP' }],
  invoices: [
    {
      title: 'Studio, due, ¥148,500',
      customer: '株式会社ハルカゼ',
      fate: 'open',
      issued: -2,
      due: 28,
      lines: [line('ロゴデザイン', 1, 120000, 10), line('名刺', 3, 5000, 10)],
    },
    {
      customer: '株式会社ハルカゼ',
      fate: 'paid',
      issued: -50,
      due: -20,
      lines: [line('ウェブサイト保守', 1, 33000, 10)],
    },
    {
      customer: '株式会社ハルカゼ',
      fate: 'declined',
      issued: -8,
      due: 22,
      lines: [line('写真撮影', 1, 45000, 10)],
      title: 'Studio, declined once',
    },
  ],
}

const trader: OrganisationPlan = {
  name: 'Al Noor Trading',
  email: 'office@alnoor.example',
  people: [person('Yousef Al-Sabah', 'yousef@alnoor.example', 'Owner')],
  country: 'AE',
  currency: 'KWD',
  colour: '#0f766e',
  bank: { accountHolder: 'Al Noor Trading', iban: 'AE070331234567890123456', bic: 'EBILAEAD' },
  customers: [
    { name: 'مؤسسة الواحة', email: 'accounts@waha.example', locale: 'ar-KW' },
    { name: 'Gulf Stationers', email: 'billing@gulfstationers.example', locale: 'en-GB' },
  ],
  invoices: [
    {
      title: 'Trader, due, KWD, right to left',
      customer: 'مؤسسة الواحة',
      fate: 'open',
      issued: -1,
      due: 29,
      lines: [line('تمر فاخر', 12, '4.250'), line('هيل', 3, '6.500')],
    },
    {
      customer: 'Gulf Stationers',
      fate: 'paid',
      issued: -30,
      due: 0,
      lines: [line('Copy paper, pallet', 2, '85.120')],
    },
  ],
}

const builder: OrganisationPlan = {
  name: 'Hammond & Daughters Builders',
  email: 'office@hammond.example',
  people: [person('Ruth Hammond', 'ruth@hammond.example', 'Owner')],
  country: 'US',
  currency: 'USD',
  colour: '#1d4d8f',
  bank: {
    accountHolder: 'Hammond & Daughters LLC',
    bankName: 'First Harbor',
    accountNumber: '000123456789',
    routingNumber: '110000000',
  },
  customers: [
    { name: 'Maple Street Dental', email: 'office@mapledental.example', locale: 'en-US' },
    { name: 'Jordan Alvarez', email: 'jordan@alvarez.example', locale: 'es-US' },
  ],
  invoices: [
    {
      title: 'Builder, due, $12,480.00',
      customer: 'Maple Street Dental',
      fate: 'open',
      issued: -5,
      due: 25,
      lines: [line('Reception refit, labor (hours)', 96, '85.00'), line('Materials', 1, '4320.00')],
    },
    {
      customer: 'Maple Street Dental',
      fate: 'disputed',
      issued: -45,
      due: -15,
      lines: [line('Roof inspection', 1, '350.00')],
    },
    {
      customer: 'Jordan Alvarez',
      fate: 'charged-back',
      issued: -80,
      due: -50,
      lines: [line('Deck staining', 1, '640.00')],
    },
    {
      customer: 'Jordan Alvarez',
      fate: 'processing',
      issued: -6,
      due: 8,
      lines: [line('Fence, 40 ft', 40, '31.50')],
      title: 'Builder, bank debit on its way',
    },
    {
      customer: 'Jordan Alvarez',
      fate: 'paid',
      issued: -20,
      due: -6,
      lines: [line('Gate hinge repair', 1.5, '90.00')],
    },
  ],
}

const newcomer: OrganisationPlan = {
  name: 'Atelier Violette',
  email: 'bonjour@violette.example',
  people: [person('Violette Martin', 'violette@violette.example', 'Owner')],
  country: 'FR',
  currency: 'EUR',
  colour: '#7c3aed',
  bank: { accountHolder: 'Violette Martin', iban: 'FR1420041010050500013M02606' },
  isOnboarding: true,
  customers: [{ name: 'Galerie du Port', email: 'compta@galerieduport.example', locale: 'fr-FR' }],
  invoices: [
    {
      title: 'Atelier, cannot take cards yet',
      customer: 'Galerie du Port',
      fate: 'open',
      issued: -4,
      due: 26,
      lines: [line('Encadrement', 5, '62.00', 20)],
    },
  ],
}

export const CLIENT = { name: 'Northshore Bank', revenueSharePpm: 25_000, platformSharePpm: 400_000 }

/** Ours: sees the organisations of all clients. */
export const OPERATOR = { name: 'Olivia Park', email: 'olivia@remit.example', isOperator: true }

export const ORGANISATIONS: OrganisationPlan[] = [bakery, studio, trader, builder, newcomer]

/** Sells on the web too, by sessions. */
export const SHOPKEEPER = bakery
