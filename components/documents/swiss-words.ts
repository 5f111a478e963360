// The words of the Swiss payment part, fixed by its guidelines in three languages of Switzerland and in English.

const de = {
  receipt: 'Empfangsschein',
  paymentPart: 'Zahlteil',
  account: 'Konto / Zahlbar an',
  reference: 'Referenz',
  message: 'Zusätzliche Informationen',
  payableBy: 'Zahlbar durch',
  payableByWhom: 'Zahlbar durch (Name/Adresse)',
  currency: 'Währung',
  amount: 'Betrag',
  acceptance: 'Annahmestelle',
  separate: 'Vor der Einzahlung abzutrennen',
}

export type SlipWords = typeof de

const WORDS: Record<string, SlipWords> = {
  de,
  fr: {
    receipt: 'Récépissé',
    paymentPart: 'Section paiement',
    account: 'Compte / Payable à',
    reference: 'Référence',
    message: 'Informations supplémentaires',
    payableBy: 'Payable par',
    payableByWhom: 'Payable par (nom/adresse)',
    currency: 'Monnaie',
    amount: 'Montant',
    acceptance: 'Point de dépôt',
    separate: 'A détacher avant le versement',
  },
  it: {
    receipt: 'Ricevuta',
    paymentPart: 'Sezione pagamento',
    account: 'Conto / Pagabile a',
    reference: 'Riferimento',
    message: 'Informazioni supplementari',
    payableBy: 'Pagabile da',
    payableByWhom: 'Pagabile da (nome/indirizzo)',
    currency: 'Valuta',
    amount: 'Importo',
    acceptance: 'Punto di accettazione',
    separate: 'Da staccare prima del versamento',
  },
  en: {
    receipt: 'Receipt',
    paymentPart: 'Payment part',
    account: 'Account / Payable to',
    reference: 'Reference',
    message: 'Additional information',
    payableBy: 'Payable by',
    payableByWhom: 'Payable by (name/address)',
    currency: 'Currency',
    amount: 'Amount',
    acceptance: 'Acceptance point',
    separate: 'Separate before paying in',
  },
}

/** English for whoever reads none of them. */
export const slipWordsFor = (tongue: string): SlipWords => WORDS[tongue] ?? WORDS.en ?? de
