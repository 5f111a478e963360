// The texts of the payer's pages in French.
import type { Messages } from '../messages'
import type { en } from './en'

export const fr: Messages<typeof en> = {
  'page.mark.due': 'À payer',
  'page.mark.overdue': 'En retard',
  'page.mark.partlyPaid': 'Payée en partie',
  'page.mark.processing': 'En route',
  'page.mark.actionNeeded': 'Reste une étape',
  'page.mark.paid': 'Payée',
  'page.mark.partlyRefunded': 'Remboursée en partie',
  'page.mark.refunded': 'Remboursée',
  'page.mark.credited': 'Annulée par un avoir',
  'page.mark.chargedBack': 'Reprise par la banque',
  'page.mark.disputed': 'Contestée',
  'page.mark.overpaid': 'Trop-perçu',
  'page.mark.underReview': 'En cours d’examen',
  'page.mark.void': 'Annulée',
  'page.standing.dueOn': 'À payer au plus tard le {date}',
  'page.standing.wasDueOn': 'Échue depuis le {date}',
  'page.standing.noDueDate': 'Sans échéance',
  'page.standing.paidOn': 'Payée le {date}',
  'page.standing.partlyPaid': '{paid} sur {total} sont payés',
  'page.standing.refundedOf': 'sur les {total} que vous avez payés',
  'page.standing.processing':
    'Votre paiement est en cours de traitement. Vous n’avez plus rien à faire : cette page dira quand il est terminé.',
  'page.standing.processingDebit':
    'Votre argent est en route. Cela prend quelques jours ouvrés. Vous n’avez plus rien à faire.',
  'page.standing.processingTransfer':
    'Nous attendons votre virement. Une fois qu’il est envoyé, vous n’avez plus rien à faire.',
  'page.standing.processingVoucher':
    'Nous attendons que vous payiez avec le code reçu. Une fois que c’est fait, vous n’avez plus rien à faire.',
  'page.standing.actionNeededOther':
    'Une tentative précédente n’a pas été terminée. Rien n’a été débité. Payez à nouveau ici pour terminer.',
  'page.standing.refundedBank':
    'Votre argent a été renvoyé sur votre compte bancaire. Il peut mettre jusqu’à 10 jours à y apparaître.',
  'page.standing.chargedBackDebit':
    'Votre banque a rejeté ce prélèvement : l’argent vous est revenu. Si c’est une erreur, écrivez à {seller}.',
  'page.standing.underReview':
    'Le paiement reçu n’est pas celui qui était attendu ; nous le vérifions avec {seller}. Il n’y a rien à payer en attendant.',
  'page.standing.underReviewWithdrawn':
    'Pendant que votre paiement était en route, {seller} a mis fin à sa connexion avec nous. {seller} vérifie si l’argent est arrivé. Ne payez pas à nouveau en attendant.',
  'page.standing.disputed':
    'Ce paiement est contesté et votre banque va trancher. Il n’y a rien à payer en attendant. Si c’est une erreur, dites-le à votre banque et à {seller}.',
  'page.standing.overpaid':
    '{amount} ont été payés en trop. {seller} vous rendra cette somme ou la gardera comme avoir pour vous.',
  'page.standing.actionNeeded':
    'Votre banque attend encore que vous confirmiez une tentative précédente. Rien n’a été débité. Payez à nouveau ici pour terminer.',
  'page.standing.refunded':
    'Votre argent vous a été renvoyé. Il peut mettre 5 à 10 jours à apparaître sur votre compte.',
  'page.standing.chargedBack': 'Votre banque a repris ce paiement. Si c’est une erreur, écrivez à {seller}.',
  'page.standing.void': 'Cette facture a été annulée par {seller}. Il n’y a rien à payer.',
  'page.standing.credited': '{seller} a émis un avoir pour cette facture. Il n’y a rien à payer.',
  'page.standing.paid': 'Merci. {seller} a reçu votre paiement.',
  'page.standing.surplus':
    'Cette facture a été payée deux fois. Le second paiement de {amount} vous a été remboursé.',
  'page.paper.invoice': 'Facture {number}',
  'page.paper.for': 'Pour',
  'page.paper.issued': 'Émise le',
  'page.paper.due': 'Échéance',
  'page.paper.lines': 'Détail',
  'page.paper.tax': 'Taxe {rate}',
  'page.paper.subtotal': 'Sous-total',
  'page.paper.total': 'Total',
  'page.paper.paid': 'Payé',
  'page.paper.refunded': 'Remboursé',
  'page.paper.left': 'Reste à payer',
  'page.paper.memo': 'Note',
  'page.paper.download': 'Télécharger le PDF',
  'page.receipt.title': 'Reçu',
  'page.receipt.amount': 'Montant',
  'page.receipt.date': 'Date',
  'page.receipt.means': 'Payé avec',
  'page.receipt.reference': 'Référence',
  'page.receipt.overpaid': 'Trop-perçu remboursé',
  'page.receipt.fromCredit': 'Payé par avoir',
  'page.receipt.keptAsCredit': 'Gardé comme avoir',
  'page.receipt.refunded': 'Remboursé',
  'page.receipt.surplus': 'Payé deux fois ; ce paiement a été remboursé',
  'page.receipt.keep': 'Enregistrer ou imprimer',
  'page.receipt.download': 'Télécharger le reçu',
  'page.receipt.all': 'Télécharger tous les paiements',
  'page.receipt.endingIn': '{means} se terminant par {last4}',
  'page.receipt.manual': 'Enregistré par {seller}',
  'page.receipt.again': 'Payer cette facture à nouveau',
  'page.means.card': 'Carte',
  'page.means.sepaDebit': 'Prélèvement SEPA',
  'page.means.usBankAccount': 'Compte bancaire (ACH)',
  'page.means.bankDebit': 'Prélèvement',
  'page.means.bankTransfer': 'Virement',
  'page.means.other': 'Paiement en ligne',
  'page.bank.title': 'Payer par virement',
  'page.bank.holder': 'Titulaire',
  'page.bank.bankName': 'Banque',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Numéro de compte',
  'page.bank.routingNumber': 'Code banque',
  'page.bank.amount': 'Montant',
  'page.bank.amountIfEarly': 'Montant si le virement arrive au plus tard le {date}',
  'page.bank.reference': 'Référence',
  'page.bank.copy': 'Copier',
  'page.bank.copied': 'Copié',
  'page.bank.copyOf': 'Copier : {label}',
  'page.closed.notEnabled': '{seller} ne peut pas recevoir de paiements en ligne en ce moment.',
  'page.closed.belowMinimum': 'Ce montant est trop petit pour être payé en ligne.',
  'page.closed.aboveMaximum': 'Ce montant est trop grand pour être payé en ligne.',
  'page.closed.withBank': 'Vous pouvez payer par virement.',
  'page.closed.withoutBank': 'Demandez à {seller} comment payer.',
  'page.pause.lead':
    'Trop de cartes ont été refusées ici : les paiements en ligne de cette facture sont suspendus pendant {minutes, plural, one {# minute} many {# minutes} other {# minutes}}. Rien n’a été débité.',
  'page.pause.code':
    'Pour payer par carte tout de suite, demandez un code. Nous l’envoyons à l’adresse à laquelle cette facture a été envoyée.',
  'page.pause.send': 'M’envoyer un code',
  'page.pause.sent': 'Le code est en route. Saisissez-le ici.',
  'page.pause.label': 'Code reçu par e-mail',
  'page.pause.enter': 'Continuer vers le paiement',
  'page.pause.wrong': 'Ce code n’est pas correct ou a déjà servi. Consultez l’e-mail le plus récent.',
  'page.language': 'Langue',
  'page.foot.safe':
    'Vos données de paiement vont directement à Stripe, chiffrées. Ni {seller} ni Remit ne les voient.',
  'page.foot.who': 'Envoyée avec Remit, qui transmet les factures et reçoit les paiements pour {seller}.',
  'page.foot.reach': 'Une question sur cette facture ? Écrivez à {email}.',
  'page.foot.reachUnknown': 'Une question sur cette facture ? Répondez au message qui vous a mené ici.',
  'page.pay.title': 'Payer en ligne',
  'page.pay.button': 'Payer {amount}',
  'page.pay.or': 'ou',
  'page.pay.loading': 'Le formulaire de paiement arrive',
  'page.pay.failed':
    'Le formulaire de paiement n’a pas pu être chargé. Vérifiez votre connexion, ou réessayez dans une minute.',
  'page.pay.slow':
    'Le formulaire de paiement met plus de temps que d’habitude. Vous pouvez attendre ou réessayer.',
  'page.pay.silent':
    'Le formulaire de paiement n’a pas encore répondu. Si une fenêtre vous demande de confirmer, terminez-y le paiement. Sinon, réessayez : rien n’a été débité.',
  'page.pay.retry': 'Réessayer',
  'page.pay.noScript': 'Le paiement en ligne a besoin de JavaScript. Activez-le et rechargez cette page.',
  'page.pay.checking': 'Nous vérifions vos données',
  'page.pay.preparing': 'Nous préparons votre paiement',
  'page.pay.bank': 'Nous interrogeons votre banque',
  'page.pay.confirm':
    'Votre banque vous demande peut-être de confirmer. Laissez cette page ouverte jusqu’à la fin.',
  'page.pay.done': 'C’est fait. Votre reçu arrive',
  'page.pay.invalid':
    'Il manque quelque chose ci-dessus, ou une information est incorrecte. Vérifiez, s’il vous plaît.',
  'page.pay.changed': 'Le montant a changé. Rien n’a été débité. Regardez-le avant de payer.',
  'page.pay.gone': 'Cette facture ne peut plus être payée. Rien n’a été débité. La page se met à jour.',
  'page.pay.inFlight': 'Un autre paiement de cette facture est déjà en route. Rien de plus n’a été débité.',
  'page.pay.notEnabled':
    'Le vendeur ne peut pas recevoir de paiements en ligne en ce moment. Rien n’a été débité.',
  'page.pay.tooOften': 'Cela fait beaucoup de tentatives en peu de temps. Attendez une minute.',
  'page.pay.unreachable':
    'Notre service de paiement est injoignable pour le moment. Rien n’a été débité. Réessayez, s’il vous plaît.',
  'page.pay.unsure':
    'Nous ne savons pas encore si le paiement est passé. Ne payez pas une seconde fois, nous vérifions.',
  'page.decline.generic': 'Votre banque a refusé. Essayez une autre carte, ou demandez à votre banque.',
  'page.decline.noFunds':
    'Il n’y a pas assez d’argent sur cette carte. Essayez une autre carte, ou approvisionnez-la.',
  'page.decline.expired': 'Cette carte a expiré. Essayez une autre carte.',
  'page.decline.cvc': 'Le code de sécurité n’est pas le bon. Regardez au dos de la carte et réessayez.',
  'page.decline.number': 'Le numéro de carte n’est pas le bon. Vérifiez-le et réessayez.',
  'page.decline.expiry': 'La date d’expiration n’est pas la bonne. Vérifiez-la et réessayez.',
  'page.decline.address': 'L’adresse ou le code postal ne correspond pas à la carte. Vérifiez et réessayez.',
  'page.decline.unsupported': 'Cette carte ne convient pas pour ce paiement. Essayez une autre carte.',
  'page.decline.limit':
    'Cette carte a atteint son plafond. Essayez une autre carte, ou demandez à votre banque.',
  'page.decline.authentication':
    'Votre banque n’a pas pu confirmer que c’était vous. Réessayez, ou prenez une autre carte.',
  'page.decline.later': 'Votre banque n’a pas bien répondu. Rien n’a été débité. Réessayez dans une minute.',
  'page.decline.debit':
    'Votre banque n’a pas permis le prélèvement. Payez autrement, ou demandez à votre banque.',
  'page.decline.debitGeneric':
    'Votre banque n’a pas exécuté le prélèvement. Rien n’a été payé. Réessayez, payez autrement, ou demandez à votre banque.',
  'page.decline.debitNoFunds':
    'Il n’y avait pas assez d’argent sur le compte pour le prélèvement. Réessayez quand il sera approvisionné, ou payez autrement.',
  'page.decline.debitAccount':
    'Ce compte bancaire ne peut pas être prélevé : il est peut-être clôturé, ou son numéro n’est pas le bon. Vérifiez-le, ou payez autrement.',
  'page.decline.debitLimit':
    'Le montant dépasse ce qui peut être prélevé sur ce compte. Payez autrement, ou demandez à votre banque.',
  'page.decline.other': 'Ce paiement n’a pas abouti. Rien n’a été débité. Réessayez, ou payez autrement.',
  'page.decline.otherNoFunds':
    'Il n’y avait pas assez d’argent pour ce paiement. Rien n’a été débité. Réessayez plus tard, ou payez autrement.',
  'page.decline.otherAuthentication':
    'Ce paiement n’a pas été confirmé. Rien n’a été débité. Réessayez, ou payez autrement.',
  'page.lost.title': 'Ce lien n’ouvre aucune facture',
  'page.lost.text':
    'Il a peut-être expiré, ou il en manque une partie. Ouvrez-le à nouveau depuis le message, ou demandez-en un nouveau à l’expéditeur.',
  'page.autopay.tick': 'Payer automatiquement les prochaines factures de {organisation}',
  'page.autopay.terms':
    'J’accepte que {organisation} encaisse avec ce moyen de paiement, à leur échéance, les montants de mes prochaines factures. Je serai informé du montant et du jour à l’avance : 14 jours avant un prélèvement et 3 jours avant un paiement par carte, ou au moins 3 jours avant si une facture arrive plus tôt à échéance. Je peux y mettre fin à tout moment, d’un clic dans chaque e-mail.',
  'page.autopay.termsOfThis':
    'J’accepte que {organisation} encaisse avec ce moyen de paiement, à leur échéance, les montants de cette facture et des prochaines. Je serai informé du montant et du jour à l’avance : 14 jours avant un prélèvement et 3 jours avant un paiement par carte, ou au moins 3 jours avant si une facture arrive plus tôt à échéance. Je peux y mettre fin à tout moment, d’un clic dans chaque e-mail.',
  'page.autopay.tickOfThis': 'Payer automatiquement cette facture et les prochaines de {organisation}',
  'page.autopay.tickMissed': 'Cochez cette case pour accepter.',
  'page.autopay.saveAwaited':
    'Le paiement automatique commencera dès que votre compte bancaire aura été vérifié. Vous recevrez un e-mail à ce sujet.',
  'page.autopay.saveTitle': 'Payer automatiquement à partir de maintenant',
  'page.autopay.saveNote': 'Rien n’est débité maintenant.',
  'page.autopay.saveButton': 'Activer le paiement automatique',
  'page.autopay.on': 'Le paiement automatique est activé : {means}',
  'page.autopay.stop': 'L’arrêter',
  'page.autopay.stopTitle': 'Arrêter le paiement automatique ?',
  'page.autopay.stopLead':
    '{organisation} n’encaissera plus les factures automatiquement. Vous recevrez chacune avec un lien pour payer.',
  'page.autopay.stopButton': 'Arrêter le paiement automatique',
  'page.autopay.stopped':
    'Le paiement automatique est désactivé. {organisation} n’encaissera plus rien automatiquement.',
}
