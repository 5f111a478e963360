// What payers can say besides paying, and what is answered, in French.
import type { Messages } from '../messages'
import type { en } from './en'

export const fr: Messages<typeof en> = {
  'said.title': 'Autre chose ?',
  'said.promise.open': 'Je paierai un autre jour',
  'said.promise.day': 'Jour',
  'said.promise.until':
    'Au plus tard le {date}. {seller} en est informé, et aucun rappel n’est envoyé d’ici là.',
  'said.promise.send': 'Promettre ce jour',
  'said.promise.stands': 'Vous avez dit que vous paierez le {date}.',
  'said.promise.past': 'Vous aviez dit que vous paieriez le {date}.',
  'said.number.open': 'Ajouter votre numéro de commande',
  'said.number.label': 'Numéro de commande',
  'said.number.hint':
    'Il figurera ici, sur votre reçu et sur les documents suivants. La facture elle-même reste telle qu’elle a été émise.',
  'said.number.send': 'Enregistrer le numéro',
  'said.number.given': 'Votre numéro de commande',
  'said.question.open': 'J’ai une question ou j’ai trouvé une erreur',
  'said.question.kind.question': 'Une question',
  'said.question.kind.mistake': 'Une erreur dans la facture',
  'said.question.text': 'Votre message à {seller}',
  'said.question.send': 'Envoyer le message',
  'said.question.asked': 'Vous avez écrit le {date} :',
  'said.question.answered': '{seller} a répondu :',
  'said.done.promise': 'Merci. {seller} sait que vous paierez le {date}.',
  'said.done.number': 'Votre numéro de commande est enregistré.',
  'said.done.question': 'Votre message est en route vers {seller}.',
  'said.not.day': 'Ce jour ne peut pas être promis. Choisissez-en un entre aujourd’hui et le {date}.',
  'said.not.text': 'Rien n’a été envoyé : le champ est vide ou le texte est trop long.',
  'said.not.card':
    'Rien n’a été envoyé : ce que vous avez écrit ressemble à un numéro de carte. Merci de le retirer.',
  'said.not.closed': 'Rien n’a été envoyé : il n’y a plus rien à payer ici.',
  'said.not.failed': 'Rien n’a été envoyé. Réessayez dans une minute.',
  'said.lost.hint':
    'Votre lien est ancien ? Nous pouvons en envoyer un nouveau à l’adresse à laquelle la facture a été envoyée.',
  'said.lost.send': 'M’envoyer un nouveau lien',
  'said.lost.askedTitle': 'Regardez votre messagerie',
  'said.lost.asked':
    'Si votre lien menait autrefois à une facture, un nouveau est en route vers l’adresse à laquelle la facture a été envoyée. Si rien n’arrive d’ici quelques minutes, demandez à l’expéditeur.',
  'said.mail.promise.title': 'Votre client promet de payer',
  'said.mail.promise.lead': '{customer} dit vouloir payer le {date}. Aucun rappel n’est envoyé d’ici là.',
  'said.mail.number.title': 'Votre client a ajouté un numéro de commande',
  'said.mail.number.lead':
    '{customer} a donné un numéro de commande pour cette facture. Il figure sur la page de paiement, sur les reçus et sur les documents suivants. La facture elle-même reste telle qu’elle a été émise.',
  'said.mail.question.title': 'Votre client a une question',
  'said.mail.mistake.title': 'Votre client a trouvé une erreur',
  'said.mail.question.lead': '{customer} vous a écrit au sujet de cette facture :',
  'said.mail.question.reply':
    'Répondez à cet e-mail pour écrire à {customer}, puis clôturez la question dans Remit. Aucun rappel n’est envoyé d’ici là.',
  'said.mail.question.noReply':
    'Clôturez la question dans Remit une fois qu’elle est réglée. Aucun rappel n’est envoyé d’ici là.',
  'said.mail.answer.subject': '{organisation} vous a répondu au sujet de la facture {number}',
  'said.mail.answer.title': 'Vous avez une réponse',
  'said.mail.answer.lead':
    '{organisation} a répondu à ce que vous avez écrit au sujet de la facture {number} :',
  'said.mail.answer.asked': 'Vous avez écrit',
  'said.mail.link.subject': 'Votre lien vers la facture {number} de {organisation}',
  'said.mail.link.title': 'Votre lien',
  'said.mail.link.lead': 'Un nouveau lien vers cette facture de {organisation} a été demandé. Le voici.',
  'said.mail.link.ignore': 'Vous ne l’avez pas demandé ? Vous pouvez alors ignorer cet e-mail.',
}
