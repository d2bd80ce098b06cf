"""The usual Python service for digits, for Numeral's load comparison: FastAPI, Pillow and PyTorch.

The environment variable WEIGHTS names a file with the weights of Numeral's small network: little-endian FP32, for each
layer weights, then biases; convolutions [out, in, height, width], dense layers [in, out]; what the first dense layer
takes lies in the order height, width, channels.
"""

import io
import os

import numpy
import torch
from fastapi import FastAPI, File, UploadFile
from PIL import Image
from torch import nn

SIZE = 28


def network(file):
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(1600, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )
    values = torch.from_numpy(numpy.fromfile(file, dtype="<f4"))
    at = 0

    def take(*shape):
        nonlocal at
        count = numpy.prod(shape)
        at += count
        return values[at - count : at].reshape(shape)

    with torch.no_grad():
        for layer in (model[0], model[3]):
            layer.weight.copy_(take(*layer.weight.shape))
            layer.bias.copy_(take(*layer.bias.shape))
        first = take(5, 5, 64, 128).permute(3, 2, 0, 1).reshape(128, 1600)
        model[7].weight.copy_(first)
        model[7].bias.copy_(take(128))
        model[9].weight.copy_(take(128, 10).t())
        model[9].bias.copy_(take(10))
    return model.eval()


torch.set_num_threads(1)
MODEL = network(os.environ["WEIGHTS"])
app = FastAPI()


@app.get("/ready")
def ready():
    return {"status": "UP"}


@app.post("/predict")
async def predict(file: UploadFile = File(...)):
    picture = Image.open(io.BytesIO(await file.read())).convert("L")
    if picture.size != (SIZE, SIZE):
        picture = picture.resize((SIZE, SIZE))
    pixels = torch.from_numpy(numpy.asarray(picture, dtype=numpy.float32) / 255)
    with torch.no_grad():
        probabilities = torch.softmax(MODEL(pixels.view(1, 1, SIZE, SIZE)), 1)[0].tolist()
    best = max(range(len(probabilities)), key=probabilities.__getitem__)
    return {"prediction": best, "confidence": probabilities[best], "probabilities": probabilities}
