// German.
import type { Words } from './words'

export const de: Words = {
  language: 'de',
  greeting: (name) => `Guten Tag ${name},`,
  invoice: (number) => `Rechnung ${number}`,
  due: (date) => `fällig am ${date}`,
  wasDue: (date) => `war fällig am ${date}`,
  viewAndPay: 'Ansehen und bezahlen',
  viewInvoice: 'Rechnung ansehen',
  questions: (organisation) => `Fragen? Antworten Sie auf diese E-Mail, sie geht an ${organisation}.`,
  sentBy: (organisation) => `Gesendet von Remit für ${organisation}.`,
  recordedBy: (organisation) => `Erfasst von ${organisation}`,
  labels: {
    invoice: 'Rechnung',
    customer: 'Kunde',
    issued: 'Ausgestellt am',
    due: 'Fällig am',
    total: 'Gesamtbetrag',
    outstanding: 'Noch offen',
    paid: 'Bezahlt',
    paidOn: 'Bezahlt am',
    paidWith: 'Bezahlt mit',
    refunded: 'Erstattet',
    fee: 'Servicegebühr',
    reference: 'Referenz',
  },
  invoiceSent: {
    subject: (organisation, number, amount) => `Rechnung ${number} von ${organisation}: ${amount}`,
    lead: (organisation) => `${organisation} hat Ihnen eine Rechnung geschickt.`,
    settled: 'Diese Rechnung ist bezahlt. Es ist nichts mehr offen.',
  },
  receipt: {
    subject: (organisation, number) => `Zahlungsbeleg von ${organisation} zu Rechnung ${number}`,
    title: 'Danke für Ihre Zahlung',
    lead: (organisation) => `${organisation} hat Ihre Zahlung erhalten.`,
  },
  paidNotice: {
    subject: (customer, number, amount) => `${customer} hat ${amount} für Rechnung ${number} bezahlt`,
    title: 'Sie wurden bezahlt',
    lead: (customer) => `${customer} hat Sie bezahlt.`,
  },
  refundNotice: {
    subject: (organisation, number) => `Erstattung von ${organisation} zu Rechnung ${number}`,
    title: 'Ihre Erstattung ist unterwegs',
    lead: (organisation, number) => `${organisation} erstattet Ihre Zahlung der Rechnung ${number}.`,
    surplus: (number) =>
      `Rechnung ${number} wurde mehr als einmal bezahlt, deshalb geht dieses Geld an Sie zurück.`,
    arrival: 'Sie kommt meist innerhalb von 5 bis 10 Tagen an, auf dem Weg, auf dem Sie bezahlt haben.',
  },
  invitation: {
    subject: (organisation) => `${organisation} lädt Sie zu Remit ein`,
    title: 'Sie sind eingeladen',
    lead: (organisation) =>
      `${organisation} verschickt Rechnungen mit Remit und wird über einen Link bezahlt. Sie sind eingeladen, dabei zu sein.`,
    how: (email) =>
      `Melden Sie sich mit der Adresse ${email} an. Ein Passwort brauchen Sie nicht: Sie bekommen einen Link per E-Mail.`,
    signIn: 'Anmelden',
    role: 'Ihre Rolle',
    roles: { Owner: 'Inhaber', Admin: 'Administrator', Member: 'Mitglied' },
  },
}
