// What only paper says in Polish.
import type { Messages } from '../messages'
import type { en } from './en'

export const pl: Messages<typeof en> = {
  'paper.invoice': 'Faktura',
  'paper.draft': 'Wersja robocza',
  'paper.description': 'Opis',
  'paper.quantity': 'Ilość',
  'paper.unitPrice': 'Cena',
  'paper.tax': 'Podatek',
  'paper.amount': 'Kwota',
  'paper.taxOn': 'Podatek {rate} od {net}',
  'paper.credited': 'Korekta',
  'paper.scan': 'Zeskanuj telefonem lub otwórz:',
  'paper.forInvoice': 'do faktury {number}',
  'paper.invoiceTotal': 'Kwota faktury',
  'paper.refund': 'Zwrócono',
  'paper.chargedBack': 'Cofnięte przez bank',
}
