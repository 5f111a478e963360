// French.
import type { Words } from './words'

export const fr: Words = {
  language: 'fr',
  greeting: (name) => `Bonjour ${name},`,
  invoice: (number) => `Facture ${number}`,
  due: (date) => `à payer avant le ${date}`,
  wasDue: (date) => `était à payer avant le ${date}`,
  viewAndPay: 'Voir et payer',
  viewInvoice: 'Voir la facture',
  questions: (organisation) => `Une question ? Répondez à ce message, il parviendra à ${organisation}.`,
  sentBy: (organisation) => `Envoyé par Remit pour ${organisation}.`,
  recordedBy: (organisation) => `Enregistré par ${organisation}`,
  labels: {
    invoice: 'Facture',
    customer: 'Client',
    issued: 'Émise le',
    due: 'Échéance',
    total: 'Total',
    outstanding: 'Reste à payer',
    paid: 'Payé',
    paidOn: 'Payé le',
    paidWith: 'Moyen de paiement',
    refunded: 'Remboursé',
    fee: 'Frais de service',
    reference: 'Référence',
  },
  invoiceSent: {
    subject: (organisation, number, amount) => `Facture ${number} de ${organisation} : ${amount}`,
    lead: (organisation) => `${organisation} vous a envoyé une facture.`,
    settled: 'Cette facture est payée. Il ne reste rien à payer.',
  },
  receipt: {
    subject: (organisation, number) => `Reçu de ${organisation} pour la facture ${number}`,
    title: 'Merci pour votre paiement',
    lead: (organisation) => `${organisation} a bien reçu votre paiement.`,
  },
  paidNotice: {
    subject: (customer, number, amount) => `${customer} a payé ${amount} pour la facture ${number}`,
    title: 'Vous avez été payé',
    lead: (customer) => `${customer} vous a payé.`,
  },
  refundNotice: {
    subject: (organisation, number) => `Remboursement de ${organisation} pour la facture ${number}`,
    title: 'Votre remboursement est en route',
    lead: (organisation, number) => `${organisation} vous rembourse votre paiement de la facture ${number}.`,
    surplus: (number) => `La facture ${number} a été payée plus d’une fois : cet argent vous est rendu.`,
    arrival: 'Il arrive en général sous 5 à 10 jours, par le moyen que vous avez utilisé pour payer.',
  },
  invitation: {
    subject: (organisation) => `${organisation} vous invite sur Remit`,
    title: 'Vous êtes invité·e',
    lead: (organisation) =>
      `${organisation} envoie ses factures avec Remit et se fait payer par un lien. Vous êtes invité·e à y participer.`,
    how: (email) =>
      `Connectez-vous avec l’adresse ${email}. Aucun mot de passe n’est nécessaire : un lien vous est envoyé par e-mail.`,
    signIn: 'Se connecter',
    role: 'Votre rôle',
    roles: { Owner: 'Propriétaire', Admin: 'Administrateur', Member: 'Membre' },
  },
}
