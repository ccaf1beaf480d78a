// Browser notifications for calls. They carry a code and an urgency, since they stand on locked screens.
export const isAllowed = () => 'Notification' in window && Notification.permission === 'granted';

export const ask = async () => 'Notification' in window && await Notification.requestPermission() === 'granted';

export const show = (title, text, path) => {
  if (!isAllowed()) return;
  const note = new Notification(title, { body: text, tag: path, requireInteraction: true });
  note.onclick = () => { window.focus(); window.location.href = path; };
};
