// The words of our letters, by language; English where we do not speak the reader's.
import type { Role } from '@/db/schema/organisations'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'

export interface Words {
  /** For the `lang` attribute. */
  language: string
  greeting(name: string): string
  invoice(number: string): string
  due(date: string): string
  wasDue(date: string): string
  viewAndPay: string
  viewInvoice: string
  questions(organisation: string): string
  sentBy(organisation: string): string
  recordedBy(organisation: string): string
  labels: {
    invoice: string
    customer: string
    issued: string
    due: string
    total: string
    outstanding: string
    paid: string
    paidOn: string
    paidWith: string
    refunded: string
    fee: string
    reference: string
  }
  invoiceSent: {
    subject(organisation: string, number: string, amount: string): string
    lead(organisation: string): string
    settled: string
  }
  receipt: {
    subject(organisation: string, number: string): string
    title: string
    lead(organisation: string): string
  }
  paidNotice: {
    subject(customer: string, number: string, amount: string): string
    title: string
    lead(customer: string): string
  }
  refundNotice: {
    subject(organisation: string, number: string): string
    title: string
    lead(organisation: string, number: string): string
    surplus(number: string): string
    arrival: string
  }
  invitation: {
    subject(organisation: string): string
    title: string
    lead(organisation: string): string
    how(email: string): string
    signIn: string
    role: string
    roles: Record<Role, string>
  }
}

const WORDS: Record<string, Words> = { en, de, fr, es, ja }

export const languageOf = (locale: string): string => new Intl.Locale(locale).language

export const speaks = (locale: string): boolean => Object.hasOwn(WORDS, languageOf(locale))

export const wordsFor = (locale: string): Words => WORDS[languageOf(locale)] ?? en
