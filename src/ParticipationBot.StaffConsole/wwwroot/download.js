// Hands a file that the server made in memory to the browser's downloads.
export const save = async (name, stream) => {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
