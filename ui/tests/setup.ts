// What jsdom lacks of a browser.

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};

// Nothing is drawn, so nothing is measured.
HTMLCanvasElement.prototype.getContext = () => null;
