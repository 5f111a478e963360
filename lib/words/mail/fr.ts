// The texts of our emails in French.
import type { Messages } from '../messages'
import type { en } from './en'

export const fr: Messages<typeof en> = {
  'mail.greeting': 'Bonjour {name},',
  'mail.invoice': 'Facture {number}',
  'mail.due': 'à payer au plus tard le {date}',
  'mail.wasDue': 'échue depuis le {date}',
  'mail.viewAndPay': 'Voir et payer',
  'mail.viewInvoice': 'Voir la facture',
  'mail.questions': 'Une question ? Répondez à ce message, il parviendra à {organisation}.',
  'mail.sentBy': 'Envoyé par Remit pour {organisation}.',
  'mail.label.invoice': 'Facture',
  'mail.label.customer': 'Client',
  'mail.label.issued': 'Émise le',
  'mail.label.due': 'Échéance',
  'mail.label.total': 'Total',
  'mail.label.outstanding': 'Reste à payer',
  'mail.label.paid': 'Payé',
  'mail.label.paidOn': 'Payé le',
  'mail.label.paidWith': 'Moyen de paiement',
  'mail.label.refunded': 'Remboursé',
  'mail.label.fee': 'Frais de service',
  'mail.label.reference': 'Référence',
  'mail.invoiceSent.subject': 'Facture {number} de {organisation} : {amount}',
  'mail.invoiceSent.lead': '{organisation} vous a envoyé une facture.',
  'mail.invoiceSent.settled': 'Cette facture est payée. Il ne reste rien à payer.',
  'mail.discountBack.subject': 'Remise de {amount} sur la facture {number} annulée',
  'mail.discountBack.title': 'Une remise a été annulée',
  'mail.discountBack.lead':
    'Votre paiement de la facture {number} a été retourné ; la remise correspondante n’est donc plus valable. {organisation} vous demande aussi ce montant.',
  'mail.creditNote.title': 'Avoir {number}',
  'mail.creditNote.subject': 'Avoir {number} de {organisation} : {amount}',
  'mail.creditNote.lead':
    '{organisation} vous a crédité ce montant sur la facture {number}. Vous ne le devez plus.',
  'mail.receipt.subject': 'Reçu de {organisation} pour la facture {number}',
  'mail.receipt.title': 'Merci pour votre paiement',
  'mail.receipt.lead': '{organisation} a bien reçu votre paiement.',
  'mail.paidNotice.subject': '{customer} a payé {amount} pour la facture {number}',
  'mail.paidNotice.title': 'Vous avez été payé',
  'mail.paidNotice.lead': '{customer} vous a payé.',
  'mail.refundNotice.subject': 'Remboursement de {organisation} pour la facture {number}',
  'mail.refundNotice.title': 'Votre remboursement est en route',
  'mail.refundNotice.lead': '{organisation} vous rembourse votre paiement de la facture {number}.',
  'mail.refundNotice.surplus': 'La facture {number} a été payée plus d’une fois : cet argent vous est rendu.',
  'mail.refundNotice.overpaid': 'La facture {number} a été payée en trop : cet argent vous est rendu.',
  'mail.refundNotice.arrival':
    'Il arrive en général sous 5 à 10 jours, par le moyen que vous avez utilisé pour payer.',
  'mail.refundNotice.credited': 'L’avoir {number} de {amount} l’accompagne : vous ne devez plus cette somme.',
  'mail.invitation.subject': '{organisation} vous invite sur Remit',
  'mail.invitation.title': 'Vous êtes invité·e',
  'mail.invitation.lead':
    '{organisation} envoie ses factures avec Remit et se fait payer par un lien. Vous êtes invité·e à y participer.',
  'mail.invitation.how':
    'Connectez-vous avec l’adresse {email}. Aucun mot de passe n’est nécessaire : un lien vous est envoyé par e-mail.',
  'mail.invitation.signIn': 'Se connecter',
  'mail.invitation.role': 'Votre rôle',
  'mail.invitation.roleOwner': 'Propriétaire',
  'mail.invitation.roleAdmin': 'Administrateur',
  'mail.invitation.roleMember': 'Membre',
  'mail.order.title': 'Commande {number}',
  'mail.order.receiptSubject': 'Reçu de {organisation} pour la commande {number}',
  'mail.order.paidSubject': '{customer} a payé {amount} pour la commande {number}',
  'mail.order.refundSubject': 'Remboursement de {organisation} pour la commande {number}',
  'mail.order.refundLead': '{organisation} vous rembourse votre paiement de la commande {number}.',
  'mail.trouble.subject': '{title} : {number}',
  'mail.trouble.open': 'Ouvrir la facture',
  'mail.trouble.debitFailed.title': 'Un prélèvement n’a pas abouti',
  'mail.trouble.debitFailed.lead':
    'Le prélèvement de {amount} auprès de {customer} a été rejeté. Le lien permet de payer à nouveau, par prélèvement ou autrement.',
  'mail.trouble.disputeOpened.title': 'Un paiement est contesté',
  'mail.trouble.disputeOpened.lead':
    'La banque de {customer} a repris {amount} jusqu’à sa décision. Sans réponse, l’argent est perdu.',
  'mail.trouble.inquiryOpened.title': 'Une banque a une question sur un paiement',
  'mail.trouble.inquiryOpened.lead':
    'La banque de {customer} demande des précisions sur un paiement de {amount}. Aucun montant n’a été repris ; une réponse peut éviter une contestation.',
  'mail.trouble.answer': 'Répondre chez Stripe au plus tard le',
  'mail.trouble.disputeWon.title': 'Vous avez gagné la contestation',
  'mail.trouble.disputeWon.lead':
    'La banque de {customer} a décidé en votre faveur : {amount} vous reviennent.',
  'mail.trouble.disputeLost.title': 'La contestation est perdue',
  'mail.trouble.disputeLost.lead': 'La banque de {customer} garde {amount}.',
  'mail.trouble.disputeLost.open': 'La facture est de nouveau due.',
  'mail.trouble.disputeLost.discount':
    'La remise liée à ce paiement, {amount}, a été annulée : votre client la doit de nouveau.',
  'mail.trouble.inquiryClosed.title': 'La demande de la banque est close',
  'mail.trouble.inquiryClosed.lead':
    'La banque de {customer} n’a plus de questions sur le paiement de {amount}. Aucun montant n’a été repris.',
  'mail.trouble.refundFailed.title': 'Un remboursement a échoué',
  'mail.trouble.refundFailed.lead': 'Le remboursement de {amount} à {customer} ne lui est pas parvenu.',
  'mail.trouble.refundFailed.why': 'Ouvrez la facture pour en voir la raison.',
  'mail.trouble.overpaid.title': 'Trop-perçu sur une facture',
  'mail.trouble.overpaid.lead':
    '{customer} a payé {amount} de trop. Ouvrez la facture pour rembourser ou garder ce montant en avoir.',
  'mail.trouble.setAside.title': 'Un paiement est mis de côté',
  'mail.trouble.setAside.lead':
    'Un paiement de {amount} par {customer} ne correspond pas à nos données ou ne peut plus être vérifié auprès du prestataire. Rien n’a été comptabilisé. Quelqu’un doit l’examiner.',
  'mail.trouble.setAside.open': 'Voir ce qu’il faut faire',
  'mail.trouble.undelivered.failed.title': 'Le document n’est pas arrivé',
  'mail.trouble.undelivered.failed.lead': 'Il n’a pas pu être remis à {customer} par Peppol.',
  'mail.trouble.undelivered.rejected.title': 'Le document a été refusé',
  'mail.trouble.undelivered.rejected.lead': '{customer} l’a reçu par Peppol et ne l’accepte pas.',
  'mail.trouble.recurring.title': 'Une facture récurrente n’a pas pu être créée',
  'mail.trouble.recurring.lead':
    'La prochaine facture pour {customer} n’a pas pu être créée. Rien n’est perdu : elle le sera dès que plus rien ne s’y opposera.',
  'mail.trouble.payoutFailed.title': 'Un virement vers votre banque a échoué',
  'mail.trouble.payoutFailed.lead':
    'Votre banque a renvoyé un virement de {amount}. Vérifiez chez Stripe que votre compte bancaire est correct.',
  'mail.trouble.payerDebit.title': 'Votre prélèvement n’a pas abouti',
  'mail.trouble.payerDebit.lead':
    'Votre banque a rejeté le prélèvement de {amount} en faveur de {organisation}. Vérifiez que le compte est approvisionné et accepte les prélèvements, puis payez à nouveau ou choisissez un autre moyen.',
  'mail.trouble.paymentFailed.title': 'Un paiement n’a pas abouti',
  'mail.trouble.paymentFailed.lead': 'Le paiement de {amount} de {customer} n’a pas abouti.',
  'mail.trouble.payerPayment.title': 'Votre paiement n’a pas abouti',
  'mail.trouble.payerPayment.lead':
    'Votre paiement de {amount} à {organisation} n’a pas abouti. Payez à nouveau ou choisissez un autre moyen.',
  'mail.debit.onItsWay.title': 'Votre prélèvement est en cours',
  'mail.debit.onItsWay.lead':
    '{organisation} a demandé {amount} à votre banque. Vous n’avez rien d’autre à faire : gardez une provision suffisante sur le compte jusqu’au prélèvement.',
  'mail.debit.onItsWay.arrival':
    'Cela prend d’habitude environ {days, plural, one {# jour ouvré} many {# jours ouvrés} other {# jours ouvrés}}. Nous vous écrirons de nouveau dès que l’issue sera connue.',
  'mail.debit.failed.sepa':
    'Votre banque a rejeté le prélèvement SEPA de {amount} pour {organisation}. Vérifiez que le compte est approvisionné et que les prélèvements SEPA n’y sont pas bloqués, puis payez à nouveau ou choisissez un autre moyen.',
  'mail.debit.failed.bacs':
    'Votre banque a rejeté le prélèvement Bacs de {amount} pour {organisation}. Vérifiez que le compte est approvisionné et que le mandat (Direct Debit Instruction) n’a pas été annulé auprès de votre banque, puis payez à nouveau ou choisissez un autre moyen.',
  'mail.debit.failed.ach':
    'Votre banque a rejeté le prélèvement ACH de {amount} pour {organisation}. Vérifiez les numéros d’acheminement et de compte, que le compte est approvisionné et que votre banque ne bloque pas les prélèvements ACH, puis payez à nouveau ou choisissez un autre moyen.',
  'mail.debit.failed.becs':
    'Votre banque a rejeté le prélèvement BECS de {amount} pour {organisation}. Vérifiez le BSB et le numéro de compte, que le compte est approvisionné et qu’il accepte les prélèvements, puis payez à nouveau ou choisissez un autre moyen.',
  'mail.debit.failed.pad':
    'Votre banque a rejeté le débit préautorisé de {amount} pour {organisation}. Vérifiez les numéros de transit, d’institution et de compte et que le compte est approvisionné, puis payez à nouveau ou choisissez un autre moyen.',
  'mail.trouble.payerRefund.title': 'Votre remboursement n’est pas arrivé',
  'mail.trouble.payerRefund.lead':
    'La banque n’a pas accepté le remboursement de {amount} de {organisation}. {organisation} en est informé et vous rendra l’argent d’une autre façon. Répondez à ce message pour dire comment.',
  'mail.trouble.payerRefund.cancelled':
    'L’avoir {cancelled} qui l’accompagnait ne vaut plus : le document {number} l’annule.',
  'mail.trouble.paymentsOff.title': 'Les paiements en ligne sont désactivés',
  'mail.trouble.paymentsOff.lead':
    '{organisation} ne peut plus recevoir de paiements en ligne : Stripe les a arrêtés, ou la connexion à Stripe a été retirée. Les factures montrent les autres moyens de payer jusqu’à ce que ce soit réglé.',
  'mail.trouble.paymentsOff.open': 'Voir ce qui manque',
  'mail.unlock.subject': 'Votre code pour payer {number}',
  'mail.unlock.title': 'Votre code pour payer',
  'mail.unlock.lead':
    'Saisissez ce code sur la page de paiement de {organisation}. Il sert une fois, tant que les paiements en ligne y sont suspendus.',
  'mail.unlock.ignore':
    'Vous n’avez rien demandé ? Alors quelqu’un d’autre a votre lien de paiement. Rien n’a été débité et vous pouvez ignorer cet e-mail.',
  'mail.trouble.paused.title': 'Paiements en ligne suspendus',
  'mail.trouble.paused.lead':
    '{count, plural, one {# carte a été refusée} many {# cartes ont été refusées} other {# cartes ont été refusées}} en peu de temps, comme lorsque des cartes volées sont testées. Nous y avons suspendu les paiements en ligne pour un moment ; tous les autres continuent. Votre client peut payer autrement, ou avec un code que nous envoyons au destinataire de la facture.',
  'mail.reminder.before.subject': 'À régler le {date} : facture {number} de {organisation}',
  'mail.reminder.on.subject': 'À régler aujourd’hui : facture {number} de {organisation}',
  'mail.reminder.after.subject': 'Rappel : la facture {number} de {organisation} reste à régler',
  'mail.reminder.before.lead':
    'Un petit rappel : {amount} pour la facture {number} de {organisation} sont à régler le {date}. Vous pouvez payer avec le lien ci-dessous.',
  'mail.reminder.on.lead':
    '{amount} pour la facture {number} de {organisation} sont à régler aujourd’hui. Vous pouvez payer avec le lien ci-dessous.',
  'mail.reminder.after.lead':
    '{amount} pour la facture {number} de {organisation} étaient à régler le {date} et ne sont pas encore arrivés. Merci de payer avec le lien ci-dessous.',
  'mail.reminder.open.lead':
    '{amount} pour la facture {number} de {organisation} restent à régler. Vous pouvez payer avec le lien ci-dessous.',
  'mail.reminder.reply': 'Quelque chose vous en empêche ? Répondez simplement à cet e-mail.',
  'mail.reminder.ignore': 'Vous avez déjà payé ? Alors merci, et ne tenez pas compte de cet e-mail.',
  'mail.reminder.phone': 'Vous pouvez aussi joindre {organisation} par téléphone : {phone}.',
  'mail.statement.subject': 'Relevé de compte de {organisation}',
  'mail.statement.title': 'Vos factures à payer',
  'mail.statement.lead': '{organisation} vous a envoyé la liste de vos factures à payer.',
  'mail.statement.count':
    '{count, plural, one {# facture reste à payer.} many {# de factures restent à payer.} other {# factures restent à payer.}}',
  'mail.statement.nothing': 'Il ne reste rien à payer.',
  'mail.statement.oldest': 'Seules les factures les plus anciennes figurent ici.',
  'mail.autopay.label': 'Paiement automatique',
  'mail.autopay.stop': 'L’arrêter',
  'mail.autopay.agreed.title': 'Le paiement automatique est activé',
  'mail.autopay.agreed.lead':
    'Désormais, {organisation} encaisse vos factures automatiquement à leur échéance. Voici ce que vous avez accepté :',
  'mail.autopay.coming.title': 'Votre paiement sera encaissé le {date}',
  'mail.autopay.coming.lead':
    '{organisation} encaissera {amount} automatiquement le {date}. Vous n’avez rien à faire. Si vous préférez payer autrement, faites-le avant ce jour.',
  'mail.autopay.declined.title': 'Votre paiement automatique n’a pas abouti',
  'mail.autopay.declined.lead':
    'Nous n’avons pas pu encaisser {amount} pour {organisation}. Veuillez payer avec le lien ci-dessous.',
  'mail.autopay.declined.confirm':
    'Votre banque souhaite que vous confirmiez vous-même ce paiement de {amount} à {organisation}. Veuillez payer avec le lien ci-dessous.',
  'mail.autopay.declined.again': 'Sans paiement d’ici le {date}, nous essaierons encore une fois.',
  'mail.autopay.declined.last': 'Nous n’essaierons plus de nous-mêmes.',
  'mail.autopay.ended.title': 'Le paiement automatique a pris fin',
  'mail.autopay.ended.byPayer':
    'Comme vous l’avez demandé, {organisation} n’encaisse plus vos factures automatiquement. Vous recevrez chacune avec un lien pour payer.',
  'mail.autopay.ended.byOthers':
    '{organisation} n’encaisse plus vos factures automatiquement. Vous recevrez chacune avec un lien pour payer.',
  'mail.autopay.ended.byMeans':
    'Votre moyen de paiement ne peut plus être débité : {organisation} n’encaisse donc plus vos factures automatiquement. Vous recevrez chacune avec un lien pour payer, où vous pourrez réactiver le paiement automatique.',
  'mail.autopay.endedNotice.lead':
    '{customer} ne paie plus automatiquement. Envoyez les factures avec leur lien, comme avant.',
  'mail.autopay.declinedNotice.title': 'Un paiement automatique a échoué',
  'mail.autopay.declinedNotice.lead':
    '{amount} n’ont pas pu être encaissés auprès de {customer}, et il n’y aura pas d’autre essai automatique. Le client a le lien pour payer.',
  'mail.autopay.untoldNotice.title': 'Un paiement automatique est en attente',
  'mail.autopay.untoldNotice.lead':
    '{amount} n’ont pas été encaissés auprès de {customer} : l’e-mail qui l’annonce au préalable n’a pas pu être envoyé. Vérifiez son adresse e-mail. L’encaissement aura lieu une fois l’annonce envoyée.',
}
