"""What the trainings of the sensor models share: series, windows, network, fitting, figures, ONNX file, card."""
